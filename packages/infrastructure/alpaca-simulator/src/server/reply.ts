import type { WireFailure } from "../wire/failures.ts";

export interface Reply {
  readonly status: number;
  /** Sent as JSON; nothing is sent without it. */
  readonly body?: unknown;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const multiStatus = (body: readonly unknown[]): Reply => ({ status: 207, body });
export const NO_CONTENT: Reply = { status: 204 };
export const failed = ({ status, body }: WireFailure): Reply => ({ status, body });
