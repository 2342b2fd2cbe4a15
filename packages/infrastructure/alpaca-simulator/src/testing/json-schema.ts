import * as z from "zod";

// The part of OpenAPI 3.0's schema language that Alpaca's specifications use.

const FORMATS: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  // The specification's own examples give plain dates as well.
  "date-time": /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2}))?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
};

const Schema = z.looseObject({
  $ref: z.string().optional(),
  nullable: z.boolean().optional(),
  type: z.enum(["object", "array", "string", "number", "integer", "boolean"]).optional(),
  enum: z.array(z.unknown()).optional(),
  format: z.string().optional(),
  minLength: z.number().optional(),
  required: z.array(z.string()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
  items: z.unknown().optional(),
  allOf: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
});
type Schema = z.infer<typeof Schema>;

export interface Located {
  readonly value: unknown;
  /** Where it stands in the answer. */
  readonly path: string;
}

/** What is wrong with a value by a schema; `resolve` finds what a reference names. Nothing is wrong with an empty list. */
export function violations(
  declared: unknown,
  { value, path }: Located,
  resolve: (reference: string) => unknown,
): readonly string[] {
  const schema = Schema.parse(declared);
  const check = (part: unknown, located: Located): readonly string[] => violations(part, located, resolve);
  if (schema.$ref !== undefined) return check(resolve(schema.$ref), { value, path });
  if (value === null) return schema.nullable === true ? [] : [`${path} is null`];
  // Alpaca's alternatives overlap, so "one of" can only mean "any of".
  const alternatives = schema.anyOf ?? schema.oneOf;
  const fits = alternatives?.some((part) => check(part, { value, path }).length === 0) ?? true;
  return [
    ...(fits ? [] : [`${path} is none of its alternatives`]),
    ...(schema.allOf ?? []).flatMap((part) => check(part, { value, path })),
    ...typeViolations(schema, { value, path }),
    ...(Array.isArray(value) && schema.items !== undefined
      ? value.flatMap((item: unknown, index) => check(schema.items, { value: item, path: `${path}[${index}]` }))
      : []),
    ...propertyViolations(schema, { value, path }, check),
  ];
}

function typeViolations(
  { type, enum: values, format = "", minLength = 0 }: Schema,
  { value, path }: Located,
): string[] {
  if (values !== undefined && !values.includes(value)) return [`${path} is none of its values: ${String(value)}`];
  if (type !== undefined && !isOfType(type, value)) return [`${path} is no ${type}`];
  if (typeof value !== "string") return [];
  if (value.length < minLength) return [`${path} is too short`];
  return FORMATS[format]?.test(value) === false ? [`${path} is no ${format}: ${value}`] : [];
}

function isOfType(type: NonNullable<Schema["type"]>, value: unknown): boolean {
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isSafeInteger(value);
  return typeof value === type && !(type === "object" && Array.isArray(value));
}

function propertyViolations(
  { properties = {}, required = [], additionalProperties }: Schema,
  { value, path }: Located,
  check: (part: unknown, located: Located) => readonly string[],
): readonly string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const missing = required.filter((name) => !(name in value)).map((name) => `${path}.${name} is missing`);
  const inside = Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
    const schema = properties[name] ?? (typeof additionalProperties === "object" ? additionalProperties : undefined);
    return schema === undefined ? [] : check(schema, { value: part, path: `${path}.${name}` });
  });
  return [...missing, ...inside];
}
