import packageJson from "../package.json" with { type: "json" };

export const VERSION = { version: packageJson.version, node: process.versions.node } as const;

export const versionText = (): string => `alchemiser ${VERSION.version} (Node ${VERSION.node})`;
