import { DEFAULT_LIMITS, money, REFUSE, ticker, weight } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { faultsIn, type Fault } from "./faults.ts";
import { field } from "./field.ts";
import { mandateSchema, type MandateSettings } from "./mandate-schema.ts";
import { TEXT } from "./readers.ts";

const schema = mandateSchema({ strategy: field(TEXT), nameOf: (strategy) => `called ${strategy}` });
const HALVES = [
  { strategy: "bold", weight: "50%" },
  { strategy: "calm", weight: "0.5", name: "quiet" },
];
const ALL = [{ strategy: "bold", weight: "100%" }];

const read = (settings: unknown): MandateSettings<string> => schema.parse(settings);

function faults(settings: unknown): readonly Fault[] {
  const { error } = schema.safeParse(settings);
  return error === undefined ? [] : faultsIn(error);
}

const told = (settings: unknown): readonly string[] =>
  faults(settings).map((fault) => `${fault.path.join(".")} ${fault.is === "wrong" ? fault.sentence : "is not known"}`);

describe("a mandate that was written down", () => {
  it("is whole with nothing but its sleeves", () => {
    expect(read({ sleeves: ALL })).toEqual({
      name: "main",
      capital: { of: "account" },
      sleeves: [{ strategy: "bold", weight: weight("1"), name: "called bold", whenUndecided: REFUSE }],
      cashReserve: weight("0.01"),
      driftBand: weight("0"),
      smallestTrade: money("1"),
      reach: weight("0.001"),
      execution: {
        ...{ start: weight("0.5"), steps: 2, mostPegs: 5, shortestMs: 2000, longestMs: 10_000 },
        slicing: {
          ...{ by: "volume", mostOfShown: weight("20"), mostOfVolume: weight("0.005"), mostImpact: weight("0.001") },
          mostSlices: 20,
        },
        auction: "none",
      },
      maxWeight: { standard: weight("0.1"), of: new Map() },
      maxSector: { standard: weight("1"), of: new Map() },
      maxOrderValue: money("100000"),
      rampOrderValue: money("1000"),
      maxShareOfVolume: weight("0.01"),
      maxTurnover: weight("1"),
      maxGrossExposure: weight("1"),
      maxFailedSells: money("500"),
      maxPriceJump: weight("0.25"),
      maxRepeats: 3,
      stopLoss: { standard: undefined, of: new Map() },
      takeProfit: { standard: undefined, of: new Map() },
      breakers: DEFAULT_LIMITS.breakers,
    });
  });

  it("calls a sleeve as it says, or else as its strategy", () => {
    expect(read({ sleeves: HALVES }).sleeves.map(({ name }) => name)).toEqual(["called bold", "quiet"]);
  });

  it("says of each sleeve what is done while it cannot know", () => {
    const saying = (whenUndecided: string): unknown =>
      read({ sleeves: [{ ...ALL[0], whenUndecided }] }).sleeves[0]?.whenUndecided;

    expect(["refuse", "stay", "BIL"].map(saying)).toEqual([
      REFUSE,
      { kind: "stay" },
      { kind: "shelter", ticker: "BIL" },
    ]);
  });

  it.each([
    ["guess", ', was "guess"'],
    ["STAY", '; "STAY" is written stay'],
    ["Refuse", '; "Refuse" is written refuse'],
  ])("does not take %s for what is done meanwhile", (whenUndecided, end) => {
    expect(told({ sleeves: [{ ...ALL[0], whenUndecided }] })).toEqual([
      `sleeves.0.whenUndecided must be refuse, stay, or a symbol to hold meanwhile such as BIL${end}`,
    ]);
  });

  it("reads shares as percent or as fractions, and amounts in dollars, exactly", () => {
    const settings = read({ sleeves: ALL, capital: "25000.55", cashReserve: "2.5%", driftBand: "0.005" });

    expect([settings.capital, settings.cashReserve, settings.driftBand]).toEqual([
      { of: "amount", amount: money("25000.55") },
      weight("0.025"),
      weight("0.005"),
    ]);
  });

  it("owns the account, an amount, or a share of the account", () => {
    const owning = (capital: string): unknown => read({ sleeves: ALL, capital }).capital;

    expect(owning("40%")).toEqual({ of: "share", share: weight("0.4") });
    expect(owning("account")).toEqual({ of: "account" });
    expect(told({ sleeves: ALL, capital: "0%" })[0]).toContain('a share of the account such as 50%, was "0%"');
  });

  it("keeps the standard for all symbols beside a limit for one", () => {
    expect(read({ sleeves: ALL, maxWeight: { TQQQ: "100%" } }).maxWeight).toEqual({
      standard: weight("0.1"),
      of: new Map([[ticker("TQQQ"), weight("1")]]),
    });
  });

  it("tells everything that is wrong, with the key, what must be there and what was", () => {
    expect(
      told({
        sleeves: [{ strategy: "bold", weight: "120%", wieght: "1" }],
        capital: "a lot",
        reach: 0.5,
        maxWeight: "10%",
        mood: "calm",
      }),
    ).toEqual([
      'capital must be account, an amount of dollars such as 25000, or a share of the account such as 50%, was "a lot"',
      'sleeves.0.weight must be a share between 0% and 100%, such as 12.5% or 0.125, was "120%"',
      "sleeves.0.wieght is not known",
      "reach must be a share between 0% and 100%, such as 12.5% or 0.125, in quotes, was 0.5",
      "maxWeight must be a group of keys with values, such as { default: 20% }",
      "mood is not known",
    ]);
  });

  it.each([
    [undefined, "sleeves must be a list of strategies with weights"],
    ["bold", "sleeves must be a list of strategies with weights"],
    [[], "sleeves must name at least one strategy"],
    [[{ strategy: "bold", weight: "90%" }], "sleeves must have weights that are together 100%, are 90%"],
    [[HALVES[0], HALVES[0]], "sleeves must be called differently: give each a name"],
    [[{ strategy: " ", weight: "100%" }], 'sleeves.0.strategy must be a text, was " "'],
  ])("refuses %j for its sleeves", (sleeves, fault) => {
    expect(told({ sleeves })).toContain(fault);
  });

  it("takes limits for symbols alone", () => {
    expect(told({ sleeves: ALL, maxWeight: { tqqq: "10%" } })).toEqual([
      'maxWeight.tqqq must be default, or a symbol in capitals such as TQQQ, was "tqqq"',
    ]);
  });

  it("says how patiently orders are worked: where they start, how many they are, how long they wait", () => {
    const execution = { start: "0%", steps: "3", pegs: "4", shortestWait: "5", longestWait: "60" };

    expect(read({ sleeves: ALL, execution }).execution).toMatchObject({
      start: weight("0"),
      steps: 3,
      mostPegs: 4,
      shortestMs: 5000,
      longestMs: 60_000,
    });
    expect(read({ sleeves: ALL, execution: { steps: "0" } }).execution.steps).toBe(0);
  });

  it("says when a leg is too large to go at once, and how it is spread then", () => {
    const slicing = { by: "time", shown: "300%", volume: "1%", impact: "0.05%", slices: "8" };

    expect(read({ sleeves: ALL, execution: { slicing } }).execution.slicing).toEqual({
      ...{ by: "time", mostOfShown: weight("3"), mostOfVolume: weight("0.01"), mostImpact: weight("0.0005") },
      mostSlices: 8,
    });
    expect(told({ sleeves: ALL, execution: { slicing: { by: "luck", slices: "0" } } })).toEqual([
      'execution.slicing.by must be one of time, volume, was "luck"',
      'execution.slicing.slices must be a whole number from 1 to 200, was "0"',
    ]);
  });

  it("may send every leg to the auction of the close", () => {
    expect(read({ sleeves: ALL, execution: { auction: "close" } }).execution.auction).toBe("close");
    expect(told({ sleeves: ALL, execution: { auction: "open" } })).toEqual([
      'execution.auction must be one of none, close, was "open"',
    ]);
  });

  it("refuses a patience that contradicts itself or knows no end", () => {
    expect(told({ sleeves: ALL, execution: { shortestWait: "11" } })).toEqual([
      "execution must not have a shortestWait that is longer than the longestWait",
    ]);
    expect(told({ sleeves: ALL, execution: { pegs: "0", longestWait: "900", start: "far", peg: "1" } })).toEqual([
      'execution.start must be a share between 0% and 100%, such as 12.5% or 0.125, was "far"',
      'execution.pegs must be a whole number from 1 to 20, was "0"',
      'execution.longestWait must be whole seconds from 1 to 600, such as 10, was "900"',
      "execution.peg is not known",
    ]);
  });

  it("refuses a reach beyond the collar of the gate, which would deny every order", () => {
    expect(read({ sleeves: ALL, reach: "2%" }).reach).toEqual(weight("0.02"));
    expect(told({ sleeves: ALL, reach: "2.1%" })).toEqual([
      "reach must not be more than 2%: the gate denies prices that far from the quote",
    ]);
  });

  it.each([
    { execution: { slicing: { shown: "0%" } } },
    { execution: { slicing: { volume: "0%" } } },
    { execution: { slicing: { impact: "0" } } },
    { maxShareOfVolume: "0%" },
    { maxShareOfDisplayed: "0%" },
    { maxValueAtRisk: "0%" },
    { maxExpectedShortfall: "0%" },
    { stopLoss: { default: "0%" } },
    { takeProfit: { TQQQ: "0%" } },
  ])("refuses %j, which could only mean never or always", (limits) => {
    expect(told({ sleeves: ALL, ...limits })).toEqual([expect.stringContaining("and above 0%, was ")]);
  });

  it("refuses to keep everything in cash", () => {
    expect(told({ sleeves: ALL, cashReserve: "100%" })).toEqual([
      "cashReserve must be less than 100%: nothing would ever be bought",
    ]);
  });

  it("refuses breakers that could never trip, or would always", () => {
    expect(told({ sleeves: ALL, breakers: { dayLoss: "6%" } })).toEqual([
      "breakers must not have a severeDayLoss that is smaller than the dayLoss",
    ]);
    expect(told({ sleeves: ALL, breakers: { drawdown: "0%" } })).toEqual(["breakers must have losses above 0%"]);
    expect(told({ sleeves: ALL, breakers: { mode: "off", rejects: "0" } })).toEqual([
      'breakers.mode must be one of act, counted, was "off"',
      'breakers.rejects must be a whole number from 1 to 100, was "0"',
    ]);
  });

  it("takes limits for sectors, which leverage may lift above everything", () => {
    const saying = (maxSector: unknown): unknown => read({ sleeves: ALL, maxSector }).maxSector;

    expect(saying({ default: "50%" })).toEqual({ standard: weight("0.5"), of: new Map() });
    expect(saying({ technology: "300%", bonds: "1.5" })).toEqual({
      standard: weight("1"),
      of: new Map([
        ["technology", weight("3")],
        ["bonds", weight("1.5")],
      ]),
    });
  });

  it("knows the sectors, and says which they are", () => {
    expect(told({ sleeves: ALL, maxSector: { tech: "10%", bonds: "a bit" } })).toEqual([
      expect.stringMatching(/^maxSector\.tech must be default, or one of us-equities, .*technology, .*, was "tech"$/),
      'maxSector.bonds must be a share such as 150% or 1.5, was "a bit"',
    ]);
  });
});
