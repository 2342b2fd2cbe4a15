import * as z from "zod";
import { violations } from "./json-schema.ts";
import { referenceJson } from "./reference.ts";

const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.record(z.string(), z.record(z.string(), z.unknown())),
});
const Operation = z.object({ responses: z.record(z.string(), z.unknown()) });
const JsonResponse = z.object({ content: z.object({ "application/json": z.object({ schema: z.unknown() }) }) });

/** One of Alpaca's OpenAPI documents. */
export class Specification {
  readonly #document: z.infer<typeof Document>;

  constructor(name: string) {
    this.#document = Document.parse(referenceJson(`alpaca/openapi/${name}.json`));
  }

  /** What is wrong with a body as the answer with `status` to an operation such as `GET /v2/orders`. */
  faultsOf(operation: string, status: number, body: unknown): readonly string[] {
    const [method = "", path = ""] = operation.split(" ");
    const declared = this.#document.paths[path]?.[method.toLowerCase()];
    const response = Operation.parse(declared).responses[String(status)];
    if (response === undefined) return [`${operation} has no answer ${status}`];
    if (body === undefined) return [];
    const { schema } = JsonResponse.parse(response).content["application/json"];
    return violations(schema, { value: body, path: "body" }, (reference) => this.#resolve(reference));
  }

  #resolve(reference: string): unknown {
    const [, , kind = "", name = ""] = reference.split("/");
    return this.#document.components[kind]?.[name];
  }
}
