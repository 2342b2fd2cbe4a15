const SHAPES = [
  { shape: "an Alpaca key", pattern: /(?<![A-Za-z0-9])(?:PK|AK|CK)[A-Z0-9]{16,18}(?![A-Za-z0-9])/ },
  { shape: "an AWS key", pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/ },
  { shape: "a private key", pattern: /-----BEGIN [A-Z ]*KEY-----/ },
  {
    shape: "a secret of 40 to 44 characters",
    pattern: /(?<![\w/+=-])(?=[^\s]*[a-z])(?=[^\s]*[A-Z])(?=[^\s]*\d)[A-Za-z0-9/+]{40,44}(?![\w/+-])/,
  },
];

/** Text shaped like a credential is refused wherever it stands: nobody can tell a made-up one from a leaked one. */
export const noCredentialLiteral = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      credential: "This looks like {{shape}}. Secrets come from the secret source; a test builds its own at run time.",
    },
  },
  create(context) {
    const check = (node, text) => {
      const found = SHAPES.find(({ pattern }) => pattern.test(text));
      if (found) context.report({ node, messageId: "credential", data: { shape: found.shape } });
    };
    return {
      Literal: (node) => typeof node.value === "string" && check(node, node.value),
      TemplateElement: (node) => check(node, node.value.raw),
    };
  },
};
