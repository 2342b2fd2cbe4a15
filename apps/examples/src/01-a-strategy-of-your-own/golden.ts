/** What the example gives, on every machine and for ever. Another number is another behaviour: find out why. */
export const GOLDEN = {
  finalEquity: "15583.927140012",
  trades: 262,
  hash: "d89a0e585d5f40093363ecc53de2e055d8df34d555009802ff924db591b59fc7",
} as const;
