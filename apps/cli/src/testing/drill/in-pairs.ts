/** Begins the jobs two at a time, in their order: the machine that tests run on has no more cores. */
export function inPairs<Result>(jobs: readonly (() => Promise<Result>)[]): readonly Promise<Result>[] {
  const lanes: [Promise<unknown>, Promise<unknown>] = [Promise.resolve(), Promise.resolve()];
  return jobs.map((job, index) => {
    const lane = index % 2 === 0 ? 0 : 1;
    const result = lanes[lane].then(job);
    // Whoever waits for the result hears of its failure; the next job begins all the same.
    lanes[lane] = result.catch(() => undefined);
    return result;
  });
}
