import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { projects: ["packages/*", "!packages/infrastructure", "packages/infrastructure/*", "apps/*"] },
});
