import { KEY } from "./running-simulator.ts";

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; undefined when there was no body. */
  readonly body: unknown;
}

const HEADERS = { "APCA-API-KEY-ID": KEY.keyId, "APCA-API-SECRET-KEY": KEY.secret };

/** One request such as `GET /v2/account` to a simulator, with its key. */
export async function call(
  { url }: { readonly url: string },
  line: string,
  body?: object | string,
): Promise<HttpAnswer> {
  const [method = "GET", path = "/"] = line.split(" ");
  const payload = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
  const response = await fetch(`${url}${path}`, { method, headers: HEADERS, ...payload });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
}
