import { defineProject } from "vitest/config";

const conditions = ["@alchemiser/source"];

// What is pure leaves nothing behind: its test files share the modules that one of them has loaded.
const isolate = false;

export default defineProject({ resolve: { conditions }, ssr: { resolve: { conditions } }, test: { isolate } });
