import { createRequire } from "node:module";
import debut from "@debut/indicators";
import { IndicatorsSync } from "@ixjb94/indicators";
import * as indicatorts from "indicatorts";
import technical from "technicalindicators";
import * as signals from "trading-signals";

// Its ES modules are not marked as such, and Node cannot load them.
const require = createRequire(import.meta.url);
const fast = require("fast-technical-indicators");
const ixjb94 = new IndicatorsSync();

/** What a library answers, as lists by our names; each list ends with the last bar. */
const value = (list) => ({ value: list });
const picked = (names) => (objects) =>
  Object.fromEntries(Object.entries(names).map(([ours, theirs]) => [ours, objects.map((each) => each?.[theirs])]));

const BANDS = picked({ lower: "lower", middle: "middle", upper: "upper" });
const CONVERGENCE = picked({ line: "macd", signal: "signal", histogram: "histogram" });
const TECHNICAL_CONVERGENCE = picked({ line: "MACD", signal: "signal", histogram: "histogram" });
const twelve = { fastPeriod: 12, slowPeriod: 26, signalPeriod: 9, SimpleMAOscillator: false, SimpleMASignal: false };

const peer = (name, run, read = value) => ({ name, run, read });
const roundedTo = (rounding, library) => ({ ...library, rounding });

/** For libraries that take one value at a time. */
const stepped = (make, step) => (values) => {
  const indicator = make();
  return values.map((each) => step(indicator, each));
};
const nextValue = (make) => stepped(make, (indicator, each) => indicator.nextValue(each));
const update = (make) => stepped(make, (indicator, each) => indicator.update(each, false));

const average = [
  peer("indicatorts", (values) => indicatorts.sma(values, { period: 200 })),
  peer("@ixjb94/indicators", (values) => ixjb94.sma(values, 200)),
  peer(
    "@debut/indicators",
    nextValue(() => new debut.SMA(200)),
  ),
  peer(
    "trading-signals",
    update(() => new signals.SMA(200)),
  ),
  peer("technicalindicators", (values) => technical.SMA.calculate({ period: 200, values })),
  peer("fast-technical-indicators", (values) => fast.sma({ period: 200, values })),
];

const exponential = [
  peer("indicatorts", (values) => indicatorts.ema(values, { period: 20 })),
  peer("@ixjb94/indicators", (values) => ixjb94.ema(values, 20)),
  peer(
    "@debut/indicators",
    nextValue(() => new debut.EMA(20)),
  ),
  peer(
    "trading-signals",
    update(() => new signals.EMA(20)),
  ),
  peer("technicalindicators", (values) => technical.EMA.calculate({ period: 20, values })),
  peer("fast-technical-indicators", (values) => fast.ema({ period: 20, values })),
];

const strength = [
  peer("indicatorts", (values) => indicatorts.rsi(values, { period: 14 })),
  peer("@ixjb94/indicators", (values) => ixjb94.rsi(values, 14)),
  peer(
    "@debut/indicators",
    nextValue(() => new debut.RSI(14)),
  ),
  peer(
    "trading-signals",
    update(() => new signals.RSI(14)),
  ),
  roundedTo(
    0.01,
    peer("technicalindicators", (values) => technical.RSI.calculate({ period: 14, values })),
  ),
  roundedTo(
    0.01,
    peer("fast-technical-indicators", (values) => fast.rsi({ period: 14, values })),
  ),
];

const deviation = [
  peer("indicatorts", (values) => indicatorts.mstd(values, { period: 20 })),
  peer("@ixjb94/indicators", (values) => ixjb94.stddev(values, 20)),
  peer("technicalindicators", (values) => technical.SD.calculate({ period: 20, values })),
  peer("fast-technical-indicators", (values) => fast.sd({ period: 20, values })),
];

const bands = [
  peer(
    "indicatorts",
    (values) => indicatorts.bb(values, { period: 20 }),
    ({ lower, middle, upper }) => ({ lower, middle, upper }),
  ),
  peer(
    "@ixjb94/indicators",
    (values) => ixjb94.bbands(values, 20, 2),
    ([lower, middle, upper]) => ({ lower, middle, upper }),
  ),
  peer(
    "@debut/indicators",
    nextValue(() => new debut.BollingerBands(20, 2)),
    BANDS,
  ),
  peer(
    "trading-signals",
    update(() => new signals.BollingerBands(20, 2)),
    BANDS,
  ),
  peer("technicalindicators", (values) => technical.BollingerBands.calculate({ period: 20, stdDev: 2, values }), BANDS),
  peer("fast-technical-indicators", (values) => fast.bollingerbands({ period: 20, stdDev: 2, values }), BANDS),
];

const signalsOf = () => new signals.MACD(new signals.EMA(12), new signals.EMA(26), new signals.EMA(9));

const convergence = [
  peer(
    "indicatorts",
    (values) => indicatorts.macd(values),
    ({ macdLine, signalLine }) => ({ line: macdLine, signal: signalLine }),
  ),
  peer(
    "@ixjb94/indicators",
    (values) => ixjb94.macd(values, 12, 26, 9),
    ([line, signal, histogram]) => ({ line, signal, histogram }),
  ),
  peer(
    "@debut/indicators",
    nextValue(() => new debut.MACD(12, 26, 9)),
    CONVERGENCE,
  ),
  peer("trading-signals", update(signalsOf), CONVERGENCE),
  peer("technicalindicators", (values) => technical.MACD.calculate({ values, ...twelve }), TECHNICAL_CONVERGENCE),
  peer("fast-technical-indicators", (values) => fast.macd({ values, ...twelve }), TECHNICAL_CONVERGENCE),
];

/** Of all bars, in percent: none of them has the worst fall of a window. */
const worstFallOfAll = [
  peer(
    "trading-signals",
    (values) => signals.getMaxDrawdown(values),
    (worst) => value([worst]),
  ),
];

export const PEERS = { average, exponential, strength, deviation, worstFallOfAll, bands, convergence };
