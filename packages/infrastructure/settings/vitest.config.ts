import { defineProject } from "vitest/config";

const conditions = ["@alchemiser/source"];

export default defineProject({ resolve: { conditions }, ssr: { resolve: { conditions } } });
