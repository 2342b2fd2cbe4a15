import type { DrillReport } from "./drill.ts";
import type { End } from "./started-program.ts";

/** Neither killed nor in good order. */
const isOtherwise = ({ code, signal }: End): boolean => signal !== "SIGKILL" && code !== 0;

/** What a suite of drills comes to, for whoever reads its output. */
export function tally(reports: readonly DrillReport[]): string {
  const runs = reports.flatMap(({ ends }) => ends);
  const killed = runs.filter(({ signal }) => signal === "SIGKILL");
  const trading = killed.filter(({ stdout }) => stdout.includes("→")).length;
  const violations = reports.flatMap((report) => report.violations);
  const count = (kind: string): number => violations.filter((violation) => violation.startsWith(kind)).length;
  const sum = (of: (report: DrillReport) => number): number => reports.reduce((total, report) => total + of(report), 0);
  return [
    `${reports.length} drills, ${runs.length} runs: ${killed.length} killed`,
    `(${killed.length - trading} before their first order, ${trading} after it)`,
    `${runs.filter(({ code }) => code === 0).length} ended in good order;`,
    `${sum(({ broker }) => broker.orders.length)} orders, ${count("duplicate order")} duplicates;`,
    `${sum(({ broker }) => broker.fills.length)} fills, ${count("lost fill")} lost;`,
    `${violations.length} violations in all`,
    ...runs.filter(isOtherwise).map(({ code, stderr }) => `\nA run ended with ${String(code)}: ${stderr.trim()}`),
  ].join(" ");
}
