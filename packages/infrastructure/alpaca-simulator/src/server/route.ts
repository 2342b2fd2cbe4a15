import type { TradingDesk } from "../desk/trading-desk.ts";
import type { SimulatorSettings } from "../simulator-options.ts";
import type { Reply } from "./reply.ts";

/** What the routes work on. */
export interface Simulation {
  readonly desk: TradingDesk;
  readonly settings: SimulatorSettings;
}

export interface RouteRequest {
  /** What stands in the path where the route has `:name`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed JSON; undefined where there is none. */
  readonly body: unknown;
}

export interface Route {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Segments that begin with a colon take whatever stands there. */
  readonly path: string;
  readonly answer: (request: RouteRequest, simulation: Simulation) => Reply;
}

/** A request before it is known whose business it is. */
export interface Requested {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** What the route that fits answers; nothing when none does. One whose path has no parameters goes before the others. */
export function answerOf(routes: readonly Route[], requested: Requested, simulation: Simulation): Reply | undefined {
  const { method, path, query, body } = requested;
  const literal = literalsOf(routes).get(`${method} ${path}`);
  if (literal !== undefined) return literal.answer({ params: NO_PARAMS, query, body }, simulation);
  for (const route of routes) {
    const params = route.method === method ? paramsOf(route.path, path) : undefined;
    if (params !== undefined) return route.answer({ params, query, body }, simulation);
  }
  return undefined;
}

const literals = new WeakMap<readonly Route[], ReadonlyMap<string, Route>>();

/** The routes without parameters, by method and path. */
function literalsOf(routes: readonly Route[]): ReadonlyMap<string, Route> {
  const found =
    literals.get(routes) ??
    new Map(routes.filter(({ path }) => !path.includes("/:")).map((route) => [`${route.method} ${route.path}`, route]));
  literals.set(routes, found);
  return found;
}

const NO_PARAMS: Readonly<Record<string, string>> = {};

function paramsOf(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const literal = pattern.indexOf("/:");
  if (literal < 0) return undefined;
  if (!path.startsWith(pattern.slice(0, literal))) return undefined;
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? "";
    if (segment.startsWith(":")) params[segment.slice(1)] = value;
    else if (segment !== value) return undefined;
  }
  return params;
}
