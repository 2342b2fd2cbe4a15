/**
 * What the outside world can do to us. Two things are deliberately absent: bugs, which are `InvariantViolation` and
 * never caught, and ordinary refusals, which are values such as `Storing`.
 */
export abstract class ExternalFailure extends Error {
  /** A literal, so that `switch (failure.name)` narrows and a minifier cannot rename it. */
  abstract override readonly name: string;
  /** Whether the very same call may succeed later without anybody changing anything. */
  abstract readonly isTransient: boolean;
}

/** The place where bars are kept cannot be read or written: no permission, no space, a broken disk. */
export class BarStoreUnavailable extends ExternalFailure {
  override readonly name = "BarStoreUnavailable";
  override readonly isTransient = false;
}

/** A stored series is damaged, or was not written by this program. */
export class SeriesUnreadable extends ExternalFailure {
  override readonly name = "SeriesUnreadable";
  override readonly isTransient = false;
}

/** The broker gave no answer: down, too slow, or out of reach. */
export class BrokerUnavailable extends ExternalFailure {
  override readonly name = "BrokerUnavailable";
  override readonly isTransient = true;
}

/** The broker does not know the key, or has withdrawn it. */
export class CredentialsRefused extends ExternalFailure {
  override readonly name = "CredentialsRefused";
  override readonly isTransient = false;
}

/** An answer that does not have the form that was agreed. No value is guessed from it. */
export class UnexpectedAnswer extends ExternalFailure {
  override readonly name = "UnexpectedAnswer";
  override readonly isTransient = false;
}

/** Prices could not be had. */
export class MarketDataUnavailable extends ExternalFailure {
  override readonly name = "MarketDataUnavailable";
  override readonly isTransient = true;
}

/** The ledger cannot promise to remember: no space, a broken disk. Nothing may be sent after that. */
export class LedgerFailure extends ExternalFailure {
  override readonly name = "LedgerFailure";
  override readonly isTransient = false;
}

/** Another run has the ledger open, or has taken it over. */
export class LedgerInUse extends ExternalFailure {
  override readonly name = "LedgerInUse";
  override readonly isTransient = true;
}

/** The ledger's file is not what was written to it. Nothing is guessed from it; a backup is named where there is one. */
export class LedgerDamaged extends ExternalFailure {
  override readonly name = "LedgerDamaged";
  override readonly isTransient = false;
}

/** A later version of this program wrote the ledger, in a form that this one does not know. */
export class LedgerTooNew extends ExternalFailure {
  override readonly name = "LedgerTooNew";
  override readonly isTransient = false;
}

/** A decision that is kept was made by a version of this program which wrote decisions in another form. */
export class DecisionUnreadable extends ExternalFailure {
  override readonly name = "DecisionUnreadable";
  override readonly isTransient = false;
}

/** The ledger remembers another account than the one it is to be used for. */
export class LedgerOfAnotherAccount extends ExternalFailure {
  override readonly name = "LedgerOfAnotherAccount";
  override readonly isTransient = false;
}

/** The one place where the secrets are to come from does not give them. No other place is asked. */
export class SecretsUnavailable extends ExternalFailure {
  override readonly name = "SecretsUnavailable";
  override readonly isTransient = false;
  /** The source that was named in the configuration. */
  readonly source: string;

  constructor(source: string, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.source = source;
  }
}
