export { walkingBars, type Walk } from "./walking-bars.ts";
