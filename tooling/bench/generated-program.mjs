// Programs of the shape that people bring: deep chains of conditions, groups of groups, filters over groups. Not in the
// hundreds of copies that real ones have, which would be worked out once: every part is drawn anew.

const WINDOWS = [2, 5, 8, 10, 14, 20, 21, 30, 60, 90, 100, 200];
const SCORES = ["rsi", "moving-average-return", "cumulative-return", "max-drawdown", "stdev-return"];
const MOST_MEMBERS = 3;

/** Three capitals a symbol: SAA, SAB, … */
export const symbolsFor = (count) =>
  Array.from({ length: count }, (_, index) => `S${letter(Math.floor(index / 26))}${letter(index % 26)}`);

const letter = (index) => String.fromCharCode(65 + index);

/** A program of at least `nodes` nodes and `filters` filters, groups in filters up to four deep. */
export function generatedProgram({ nodes, filters, symbols, random }) {
  const writer = new Writer({ nodes, filters, symbols, random });
  const groups = [];
  while (writer.filters < filters) groups.push(writer.group(3, 6));
  while (writer.nodes < nodes) groups.push(writer.group(0, 12));
  const text = `(defsymphony "generated" {:rebalance-frequency :daily}
  (filter (stdev-return {:window 5}) (select-top 1) [
${groups.join("\n")}]))`;
  return { text, nodes: writer.nodes, filters: writer.filters };
}

class Writer {
  nodes = 0;
  filters = 0;
  #most;
  #symbols;
  #random;

  constructor({ nodes, filters, symbols, random }) {
    this.#most = { nodes, filters };
    this.#symbols = symbols;
    this.#random = random;
  }

  /** `filterDepth` more filters over groups may stand in it, and `depth` more nodes inside each other. */
  group(filterDepth, depth) {
    this.nodes += 2;
    const wantsFilter = filterDepth > 0 || this.#random() < 0.2;
    const first =
      wantsFilter && this.filters < this.#most.filters ? this.#filter(filterDepth, depth - 1) : this.#node(depth - 1);
    return `(group "group ${this.#whole(1, 1e6)}" [(weight-equal [${first} ${this.#node(depth - 1)}])])`;
  }

  #node(depth) {
    if (depth <= 0 || this.nodes > this.#most.nodes) return this.#asset();
    const lot = this.#random();
    if (lot > 0.9) return this.#asset();
    if (lot > 0.82) return this.group(2, depth - 1);
    this.nodes += 1;
    if (lot > 0.8) return `(weight-inverse-volatility ${this.#whole(5, 30)} [${this.#list(depth)}])`;
    if (lot > 0.75) return `(weight-specified 60 ${this.#node(depth - 1)} 40 ${this.#node(depth - 1)})`;
    if (lot > 0.62) return `(weight-equal [${this.#list(depth)}])`;
    return `(if ${this.#condition()} [${this.#list(depth)}] [${this.#list(depth)}])`;
  }

  #filter(filterDepth, depth) {
    this.nodes += 1;
    this.filters += 1;
    const ofGroups = filterDepth > 0 && this.#random() < 0.7;
    const candidate = () => (ofGroups ? this.group(filterDepth - 1, depth - 1) : this.#asset());
    const select = `(${this.#pick(["select-top", "select-bottom"])} ${this.#whole(1, 3)})`;
    const candidates = Array.from({ length: this.#whole(2, 6) }, candidate).join(" ");
    return `(filter (${this.#pick(SCORES)} {:window ${this.#pick(WINDOWS)}}) ${select} [${candidates}])`;
  }

  #list(depth) {
    return Array.from({ length: this.#whole(1, MOST_MEMBERS) }, () => this.#node(depth - 1)).join(" ");
  }

  #asset() {
    this.nodes += 1;
    return `(asset "${this.#pick(this.#symbols)}" "An Exchange Traded Fund")`;
  }

  #condition() {
    const sign = this.#pick([">", "<"]);
    const right = this.#random() < 0.5 ? this.#whole(20, 80) : this.#indicator();
    return `(${sign} ${this.#indicator()} ${right})`;
  }

  #indicator() {
    const symbol = `"${this.#pick(this.#symbols)}"`;
    const window = `{:window ${this.#pick(WINDOWS)}}`;
    const lot = this.#random();
    if (lot < 0.6) return `(rsi ${symbol} ${window})`;
    if (lot < 0.7) return `(current-price ${symbol})`;
    return lot < 0.8 ? `(moving-average-price ${symbol} ${window})` : `(${this.#pick(SCORES)} ${symbol} ${window})`;
  }

  #whole(least, most) {
    return least + Math.floor(this.#random() * (most - least + 1));
  }

  #pick(words) {
    return words[this.#whole(0, words.length - 1)];
  }
}
