/** What the exit code says to scripts. A code keeps its meaning for ever; new meanings get new codes. */
export const EXIT_CODES = {
  ok: { code: 0, meaning: "done as asked" },
  bug: { code: 1, meaning: "a mistake in alchemiser itself; nothing was guessed" },
  usage: { code: 2, meaning: "the command line is wrong: an unknown command or option, a value out of range" },
  configuration: { code: 3, meaning: "config.yaml or an ALCHEMISER_ variable is wrong" },
  "bad-data": { code: 4, meaning: "bars are refused or damaged; what was good is kept" },
  "missing-data": { code: 5, meaning: "bars that are needed are not in the store" },
  strategy: { code: 6, meaning: "the strategy cannot be read, or fails" },
  refused: { code: 7, meaning: "not now or not so: outside the window, not armed, or against a rule" },
  incomplete: { code: 8, meaning: "only a part could be done; the rest is told" },
  halted: { code: 9, meaning: "trading is halted until a person looks at it" },
  "ledger-in-use": { code: 10, meaning: "another run has the ledger" },
  "ledger-damaged": { code: 11, meaning: "the ledger is damaged, of another account, or from a later version" },
  credentials: { code: 12, meaning: "secrets are missing, or refused by the broker" },
  broker: { code: 13, meaning: "the broker or its data could not be reached, or answered nonsense" },
  disk: { code: 14, meaning: "a file or folder cannot be read or written" },
  port: { code: 15, meaning: "the port is taken, or may not be used" },
  "unknown-symbol": { code: 16, meaning: "the broker does not know a symbol that a strategy names" },
  interrupted: { code: 130, meaning: "stopped by Ctrl-C or another signal, in good order" },
} as const satisfies Record<string, { readonly code: number; readonly meaning: string }>;

export type ExitName = keyof typeof EXIT_CODES;
