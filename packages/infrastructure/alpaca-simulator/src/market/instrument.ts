import type { Factor } from "./day-shocks.ts";

/** How a symbol of the seeded market gets its returns. */
export type Instrument = Listing & (Security | LeveragedFund | VolatilityFund);

interface Listing {
  readonly ticker: string;
  /** The close before the first session. */
  readonly start: number;
  /** Shares traded on an ordinary day. */
  readonly volume: number;
}

/** Leans on the common factors and has a life of its own. */
export interface Security {
  readonly kind: "security";
  readonly leans: Readonly<Partial<Record<Factor, number>>>;
  /** Daily standard deviation of what is its own. */
  readonly own: number;
  /** A year's return beside everything else. */
  readonly drift: number;
  /** Paid in four parts a year, as a share of the price. */
  readonly dividendYield: number;
}

/** Multiplies each day's return of what it follows, less its fee: what holds for a day does not hold for a year. */
export interface LeveragedFund {
  readonly kind: "leveraged";
  readonly follows: string;
  readonly times: number;
}

/** Short-term volatility futures: up in falls, and sinking otherwise; the other way round where `times` is negative. */
export interface VolatilityFund {
  readonly kind: "volatility";
  readonly times: number;
}

type Leans = Security["leans"];

/** `[ticker, start, own deviation, leans, drift, dividend yield]` */
type Row = readonly [string, number, number, Leans, number?, number?];

const SECURITIES: readonly Row[] = [
  ["SPY", 375, 0, { market: 1 }, 0.01, 0.013],
  ["QQQ", 310, 0.001, { market: 1.15, growth: 1 }, 0.02, 0.006],
  ["IWM", 195, 0.005, { market: 1.1, growth: -0.3 }, 0, 0.012],
  ["DIA", 305, 0.003, { market: 0.9, growth: -0.4 }, 0.01, 0.018],
  ["QQQE", 78, 0.003, { market: 1.05, growth: 0.5 }, 0.01, 0.006],
  ["VOOG", 230, 0.002, { market: 1.05, growth: 0.7 }, 0.02, 0.008],
  ["VOOV", 130, 0.002, { market: 0.9, growth: -0.6 }, 0.01, 0.02],
  ["SPXT", 75, 0.001, { market: 0.95, growth: -0.3 }, 0.01, 0.014],
  ["SPLV", 56, 0.003, { market: 0.65, growth: -0.4 }, 0.02, 0.02],
  ["FTLS", 47, 0.003, { market: 0.55 }, 0.02, 0.01],
  ["IOO", 68, 0.002, { market: 1, growth: 0.3 }, 0.01, 0.015],
  ["VTV", 120, 0.003, { market: 0.85, growth: -0.6 }, 0.01, 0.024],
  ["VOX", 120, 0.004, { market: 1.05, growth: 0.6 }, 0, 0.008],
  ["XLK", 130, 0.002, { market: 1.2, growth: 1.3 }, 0.03, 0.007],
  ["XLF", 30, 0.005, { market: 1.05, growth: -0.7 }, 0, 0.017],
  ["XLP", 67, 0.004, { market: 0.55, growth: -0.5 }, 0.02, 0.025],
  ["XLY", 160, 0.004, { market: 1.15, growth: 0.5 }, 0.01, 0.007],
  ["XLV", 113, 0.004, { market: 0.7, growth: -0.3 }, 0.02, 0.015],
  ["XLU", 62, 0.006, { market: 0.5, growth: -0.5, rates: 0.6 }, 0.01, 0.03],
  ["XRT", 65, 0.009, { market: 1.25 }, 0, 0.012],
  ["XBI", 140, 0.014, { market: 1.05, growth: 0.3 }, 0, 0],
  ["ITA", 95, 0.007, { market: 0.95, growth: -0.4 }, 0.02, 0.009],
  ["XLE", 40, 0.011, { market: 0.9, growth: -0.9 }, 0, 0.035],
  ["SMH", 220, 0.006, { market: 1.5, growth: 2 }, 0.03, 0.005],
  ["SOXX", 380, 0.006, { market: 1.5, growth: 1.9 }, 0.03, 0.007],
  ["FNGS", 28, 0.007, { market: 1.35, growth: 1.9 }, 0.05, 0],
  ["EEM", 52, 0.007, { market: 0.85 }, 0, 0.022],
  ["FXI", 47, 0.014, { market: 0.7 }, 0, 0.022],
  ["NLR", 50, 0.01, { market: 0.8 }, 0.05, 0.02],
  ["TSLA", 240, 0.024, { market: 1.6, growth: 1.5 }, 0.1, 0],
  ["MSFT", 220, 0.008, { market: 1.1, growth: 1.3 }, 0.05, 0.008],
  ["AAPL", 130, 0.01, { market: 1.15, growth: 1.2 }, 0.05, 0.005],
  ["NVDA", 130, 0.018, { market: 1.7, growth: 2.4 }, 0.15, 0],
  ["GOOGL", 88, 0.01, { market: 1.1, growth: 1.2 }, 0.05, 0.004],
  ["AMZN", 160, 0.013, { market: 1.2, growth: 1.6 }, 0.05, 0],
  ["AMD", 92, 0.022, { market: 1.6, growth: 2.2 }, 0.1, 0],
  ["SMCI", 32, 0.033, { market: 1.5, growth: 2 }, 0.15, 0],
  ["ENPH", 180, 0.034, { market: 1.3 }, 0, 0],
  ["SOFI", 12, 0.032, { market: 1.6, growth: 1 }, 0.05, 0],
  ["HIMS", 14, 0.04, { market: 1.4, growth: 0.6 }, 0.1, 0],
  ["MARA", 12, 0.05, { market: 1.8, growth: 1.5 }, 0.1, 0],
  ["RGTI", 10, 0.055, { market: 1.5, growth: 1 }, 0.1, 0],
  ["SMR", 10, 0.035, { market: 1.3 }, 0.2, 0],
  ["BWXT", 60, 0.011, { market: 0.8 }, 0.08, 0.009],
  ["LEU", 25, 0.033, { market: 1.1 }, 0.2, 0],
  ["EXC", 30, 0.009, { market: 0.6, growth: -0.4 }, 0.02, 0.035],
  ["OKLO", 10, 0.037, { market: 1.4 }, 0.2, 0],
  ["KTOS", 27, 0.022, { market: 1 }, 0.1, 0],
  ["BBAI", 10, 0.055, { market: 1.4, growth: 1 }, 0.05, 0],
  ["ONDS", 11, 0.055, { market: 1.4 }, 0.05, 0],
  ["OSS", 6, 0.042, { market: 1.2 }, 0.05, 0],
  ["RCAT", 10, 0.06, { market: 1.2 }, 0.05, 0],
  ["SPAI", 9, 0.065, { market: 1.1 }, 0, 0],
  ["UMAC", 9, 0.06, { market: 1.2 }, 0.05, 0],
  ["AIRO", 20, 0.05, { market: 1.3 }, 0.05, 0],
  ["ACHR", 10, 0.042, { market: 1.6, growth: 0.6 }, 0.05, 0],
  ["EVTL", 10, 0.048, { market: 1.3 }, 0, 0],
  ["JOBY", 10, 0.038, { market: 1.6, growth: 0.6 }, 0.05, 0],
  ["TLT", 150, 0.001, { rates: 2.2 }, 0.01, 0.035],
  ["IEF", 118, 0.0005, { rates: 0.9 }, 0.01, 0.03],
  ["AGG", 117, 0.0004, { rates: 0.7 }, 0.01, 0.033],
  ["BND", 87, 0.0004, { rates: 0.7 }, 0.01, 0.033],
  ["LQD", 135, 0.002, { rates: 1.1, market: 0.1 }, 0.01, 0.038],
  ["VBF", 20, 0.005, { rates: 1, market: 0.15 }, 0.01, 0.045],
  ["BSV", 82, 0.0003, { rates: 0.25 }, 0.025, 0.03],
  ["SHY", 86, 0.0002, { rates: 0.18 }, 0.03, 0.035],
  ["BIL", 91.5, 0.00004, {}, 0.045, 0.045],
  ["SGOV", 100, 0.00004, {}, 0.046, 0.046],
  ["GLD", 178, 0.001, { gold: 1, rates: 0.2 }, 0.06, 0],
  ["SLV", 24, 0.009, { gold: 1.3, market: 0.2 }, 0.03, 0],
  ["GDX", 36, 0.011, { gold: 1.6, market: 0.4 }, 0.03, 0.015],
  ["BTAL", 22, 0.005, { market: -0.45, growth: -0.3 }, 0.03, 0],
  ["KMLM", 26, 0.007, { rates: -0.3 }, 0.05, 0],
  ["DBC", 15, 0.009, { market: 0.25 }, 0.02, 0],
  ["PDBC", 15, 0.009, { market: 0.25 }, 0.02, 0.03],
  ["UUP", 24, 0.004, { market: -0.1, gold: -0.2 }, 0.01, 0],
];

const FUNDS: readonly (readonly [ticker: string, start: number, follows: string, times: number])[] = [
  ["TQQQ", 90, "QQQ", 3],
  ["SQQQ", 60, "QQQ", -3],
  ["QLD", 60, "QQQ", 2],
  ["QID", 40, "QQQ", -2],
  ["PSQ", 15, "QQQ", -1],
  ["UPRO", 78, "SPY", 3],
  ["SPXL", 73, "SPY", 3],
  ["SPXU", 40, "SPY", -3],
  ["SPXS", 40, "SPY", -3],
  ["SSO", 46, "SPY", 2],
  ["SH", 18, "SPY", -1],
  ["UDOW", 55, "DIA", 3],
  ["TNA", 70, "IWM", 3],
  ["URTY", 85, "IWM", 3],
  ["TZA", 40, "IWM", -3],
  ["TECL", 40, "XLK", 3],
  ["TECS", 40, "XLK", -3],
  ["SOXL", 32, "SMH", 3],
  ["SOXS", 40, "SMH", -3],
  ["USD", 30, "SMH", 2],
  ["FNGO", 60, "FNGS", 2],
  ["FNGU", 90, "FNGS", 3],
  ["SMCX", 25, "SMCI", 2],
  ["FAS", 70, "XLF", 3],
  ["FAZ", 40, "XLF", -3],
  ["ERX", 30, "XLE", 2],
  ["UGE", 17, "XLP", 2],
  ["CURE", 80, "XLV", 3],
  ["PILL", 15, "XLV", 3],
  ["UTSL", 28, "XLU", 3],
  ["RETL", 28, "XRT", 3],
  ["LABU", 120, "XBI", 3],
  ["LABD", 40, "XBI", -3],
  ["EDC", 80, "EEM", 3],
  ["YINN", 60, "FXI", 3],
  ["TMF", 30, "TLT", 3],
  ["TMV", 60, "TLT", -3],
  ["UGL", 60, "GLD", 2],
  ["GLL", 35, "GLD", -2],
  ["SHNY", 40, "GLD", 3],
  ["DULL", 40, "GLD", -3],
  ["GDXU", 40, "GDX", 3],
  ["GDXD", 40, "GDX", -3],
];

const VOLATILITY: readonly (readonly [ticker: string, start: number, times: number])[] = [
  ["UVIX", 100, 2],
  ["UVXY", 110, 1.5],
  ["VIXY", 60, 1],
  ["VXX", 60, 1],
  ["VIXM", 40, 0.5],
  ["SVXY", 45, -0.5],
  ["SVIX", 20, -1],
];

/** What a fund follows comes before it. */
export const INSTRUMENTS: readonly Instrument[] = [
  ...SECURITIES.map(([ticker, start, own, leans, drift = 0, dividendYield = 0]): Instrument => ({
    kind: "security",
    ...{ ticker, start, own, leans, drift, dividendYield },
    volume: 20_000_000,
  })),
  ...FUNDS.map(([ticker, start, follows, times]): Instrument => ({
    kind: "leveraged",
    ...{ ticker, start, follows, times },
    volume: 30_000_000,
  })),
  ...VOLATILITY.map(([ticker, start, times]): Instrument => ({
    kind: "volatility",
    ticker,
    start,
    times,
    volume: 25_000_000,
  })),
];
