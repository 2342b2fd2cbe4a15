import { encodeExact, type DecisionKey } from "@alchemiser/domain";

/** All decisions of a mandate for one session. */
export type SessionKey = Omit<DecisionKey, "revision">;

const REVISION = /"revision":(\d+)/;

/** The highest revision of the session among the keys of decisions, each as `encodeExact` writes it. */
export function latestRevisionAmong(names: Iterable<string>, key: SessionKey): number | undefined {
  const wanted = encodeExact({ ...key, revision: 0 });
  let latest: number | undefined;
  for (const name of names) {
    const revision = Number(REVISION.exec(name)?.[1]);
    if (name.replace(REVISION, '"revision":0') === wanted) latest = Math.max(latest ?? 0, revision);
  }
  return latest;
}
