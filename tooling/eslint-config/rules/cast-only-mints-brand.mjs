const isFunction = ({ type }) =>
  type === "FunctionDeclaration" || type === "FunctionExpression" || type === "ArrowFunctionExpression";

/** `as` is how a brand is minted, once, by the function that returns it; anywhere else it hides a wrong type. */
export const castOnlyMintsBrand = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      notABrand: "`{{type}}` is not a brand. Narrow the value or parse it; `as` is for minting brands only.",
      elsewhere: "Only the constructor of `{{type}}`, which declares it as its return type, may mint one.",
    },
  },
  create(context) {
    const services = context.sourceCode.parserServices;

    return {
      TSAsExpression(node) {
        const type = context.sourceCode.getText(node.typeAnnotation);
        if (type === "const") return;
        if (!isBrand(services.getTypeAtLocation(node.typeAnnotation))) {
          context.report({ node, messageId: "notABrand", data: { type } });
        } else if (!returned(context.sourceCode.getAncestors(node).findLast(isFunction), context).includes(type)) {
          context.report({ node, messageId: "elsewhere", data: { type } });
        }
      },
    };
  },
};

/** A brand is recognised by the property that `Branded` adds, named by a unique symbol called `brand`. */
const isBrand = (type) => type.getProperties().some(({ escapedName }) => String(escapedName).startsWith("__@brand@"));

/** What a function says that it returns; the members, where that is a union. */
function returned(node, { sourceCode }) {
  const annotation = node?.returnType?.typeAnnotation;
  if (annotation === undefined) return [];
  const members = annotation.type === "TSUnionType" ? annotation.types : [annotation];
  return members.map((member) => sourceCode.getText(member));
}
