const { locate } = require("./resolver.mjs");

// eslint-plugin-boundaries loads its resolver by path and with `require`; a path of `null` means "not ours".
module.exports = {
  interfaceVersion: 2,
  resolve: (specifier, importer) => ({ found: true, path: locate(specifier, importer) ?? null }),
};
