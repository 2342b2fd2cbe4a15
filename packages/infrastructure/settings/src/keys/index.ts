export { MANDATE_SETTINGS, type MandateSetting } from "./mandate-settings.ts";
