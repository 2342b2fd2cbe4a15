/** What the example gives, on every machine. Another number is another behaviour: find out why. */
export const GOLDEN = {
  shares: "11.731045426",
  cash: "94042.609516438",
} as const;
