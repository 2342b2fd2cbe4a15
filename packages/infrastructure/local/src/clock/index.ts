export { SystemClock } from "./system-clock.ts";
export { VirtualClock, type TimeMachine } from "./virtual-clock.ts";
