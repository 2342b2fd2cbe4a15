export { secretSource, type SecretConfig } from "./secret-source.ts";
