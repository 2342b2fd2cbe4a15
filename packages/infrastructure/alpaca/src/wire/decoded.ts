import { UnexpectedAnswer } from "@alchemiser/application";
import type * as z from "zod";

/** How many faults of an answer are told: the first ones say what is wrong. */
const TOLD = 3;

/**
 * `body` as `schema` describes it.
 *
 * @throws UnexpectedAnswer naming the fields that are not as agreed
 */
export function decoded<Schema extends z.ZodType>(schema: Schema, body: unknown, what: string): z.output<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new UnexpectedAnswer(`What Alpaca tells of ${what} makes no sense: ${faultsOf(result.error)}`, {
    cause: result.error,
  });
}

/** Which fields are not as agreed, in words. */
export const faultsOf = ({ issues }: z.ZodError): string =>
  issues
    .slice(0, TOLD)
    .map(({ path, message }) => `${path.join(".")}: ${message}`)
    .join("; ");
