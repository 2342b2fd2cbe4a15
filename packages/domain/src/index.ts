export { InvariantViolation, invariant } from "./kernel/invariant.ts";
