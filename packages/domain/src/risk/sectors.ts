import { ticker, type Ticker } from "../market/ticker.ts";
import { weight, WHOLE, type Weight } from "../money/money.ts";

/** What rises and falls together, as far as a limit is concerned. */
export const SECTORS = [
  "us-equities",
  "world-equities",
  "technology",
  "communication",
  "consumer",
  "health-care",
  "financials",
  "industrials",
  "energy",
  "utilities",
  "gold",
  "commodities",
  "currencies",
  "bonds",
  "cash",
  "volatility",
  "alternatives",
] as const;

export type Sector = (typeof SECTORS)[number];

/** What is really held behind a symbol. */
export interface LookThrough {
  /** A symbol that is not in the table stands for itself. */
  readonly sector: Sector | Ticker;
  /** How many times its value moves with the sector. A fund that bets against a sector counts like one that bets on it. */
  readonly times: Weight;
}

/**
 * The symbols of the shipped strategies. Made by hand: a fund's sector is that of the index which it follows, its times
 * are the multiple of a day's return which its issuer names, and a company's sector follows GICS. The Nasdaq-100 and
 * FANG+ count as technology, which is more than half of both; gold has silver and the miners with it.
 */
const TABLE: readonly (readonly [sector: Sector, times: string, symbols: string])[] = [
  ["us-equities", "1", "SPY VOOG VOOV VTV SPLV SPXT DIA IWM SH"],
  ["us-equities", "2", "SSO"],
  ["us-equities", "3", "UPRO SPXL SPXU SPXS UDOW TNA URTY TZA"],
  ["world-equities", "1", "IOO EEM FXI"],
  ["world-equities", "3", "EDC YINN"],
  ["technology", "1", "QQQ QQQE PSQ XLK SMH SOXX FNGS MSFT AAPL NVDA AMD SMCI ENPH MARA RGTI BBAI ONDS OSS RCAT"],
  ["technology", "2", "QLD QID USD FNGO SMCX"],
  ["technology", "3", "TQQQ SQQQ TECL TECS SOXL SOXS FNGU"],
  ["communication", "1", "VOX GOOGL"],
  ["consumer", "1", "XLP XLY XRT AMZN TSLA"],
  ["consumer", "2", "UGE"],
  ["consumer", "3", "RETL"],
  ["health-care", "1", "XLV XBI HIMS"],
  ["health-care", "3", "CURE PILL LABU LABD"],
  ["financials", "1", "XLF SOFI"],
  ["financials", "3", "FAS FAZ"],
  ["industrials", "1", "ITA KTOS BWXT SMR SPAI UMAC AIRO ACHR EVTL JOBY"],
  ["energy", "1", "XLE NLR LEU"],
  ["energy", "2", "ERX"],
  ["utilities", "1", "XLU EXC OKLO"],
  ["utilities", "3", "UTSL"],
  ["gold", "1", "GLD SLV GDX"],
  ["gold", "2", "UGL GLL"],
  ["gold", "3", "SHNY DULL GDXU GDXD"],
  ["commodities", "1", "DBC PDBC"],
  ["currencies", "1", "UUP"],
  ["bonds", "1", "TLT IEF AGG BND LQD VBF BSV SHY"],
  ["bonds", "3", "TMF TMV"],
  ["cash", "1", "BIL SGOV"],
  ["volatility", "0.5", "SVXY"],
  ["volatility", "1", "VIXY VXX VIXM SVIX"],
  ["volatility", "1.5", "UVXY"],
  ["volatility", "2", "UVIX"],
  ["alternatives", "1", "BTAL KMLM FTLS"],
];

const LISTED: ReadonlyMap<Ticker, LookThrough> = new Map(
  TABLE.flatMap(([sector, times, symbols]) =>
    symbols.split(" ").map((symbol): [Ticker, LookThrough] => [ticker(symbol), { sector, times: weight(times) }]),
  ),
);

export const lookThrough = (symbol: Ticker): LookThrough => LISTED.get(symbol) ?? { sector: symbol, times: WHOLE };
