import { SecretsUnavailable } from "@alchemiser/application";
import { describe, expect, it } from "vitest";
import { environmentSecrets } from "./environment-secrets.ts";
import { secretSource } from "./secret-source.ts";

describe("secrets in the environment", () => {
  it("are the variables of the same names, and nothing else", async () => {
    const secrets = await environmentSecrets({ ALPACA_KEY: "k-1", OTHER: "k-2" }, ["ALPACA_KEY"]).read();

    expect(secrets.revealAll()).toEqual(["k-1"]);
  });

  it("say that they cannot be refreshed", () => {
    expect(secretSource({ source: "environment", names: [] })).toMatchObject({
      name: "the environment",
      canRefresh: false,
    });
  });

  it("name every variable that is missing", async () => {
    const source = secretSource({ source: "environment", names: ["NO_SUCH_KEY", "NO_SUCH_SECRET"] });

    await expect(source.read()).rejects.toThrow("NO_SUCH_KEY is missing, NO_SUCH_SECRET is missing");
    await expect(source.read()).rejects.toThrow(SecretsUnavailable);
  });
});
