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
