import { defineProject } from "vitest/config";

const conditions = ["@alchemiser/source"];

// Nothing here changes what its modules hold: test files share those that one of them has loaded.
const isolate = false;

export default defineProject({ resolve: { conditions }, ssr: { resolve: { conditions } }, test: { isolate } });
