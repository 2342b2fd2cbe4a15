export { default } from "@alchemiser/eslint-config";
