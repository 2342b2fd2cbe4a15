const WIDTH = 560;
const HEIGHT = 360;
const PLOT = { left: 62, right: 548, top: 40, bottom: 326 };
const CAPITAL = 10_000;

/**
 * Equity on a logarithmic scale, a point a month. Letters are larger where the picture is shown small.
 *
 * @param {{ title: string, curves: { name: string, points: { day: string, value: number }[] }[] }} chart
 */
export function chartOf({ title, curves }) {
  const points = curves.flatMap((curve) => curve.points);
  const days = points.map(({ day }) => time(day));
  const values = points.map(({ value }) => value);
  const across = scale(Math.min(...days), Math.max(...days), PLOT.left, PLOT.right);
  const up = scale(Math.log(Math.min(...values) * 0.93), Math.log(Math.max(...values) * 1.07), PLOT.bottom, PLOT.top);
  const place = ({ day, value }) => `${across(time(day)).toFixed(1)},${up(Math.log(value)).toFixed(1)}`;

  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title">
<title id="title">${escaped(title)}</title>
<style>
text { font: 15px sans-serif; fill: #333 }
@media (min-width: 640px) { text { font-size: 10px } }
.grid { stroke: #ddd }
.strategy { stroke: #0b57a4 }
.spy { stroke: #a65b00; stroke-dasharray: 5 3 }
.strategy, .spy { fill: none; stroke-width: 1.8; stroke-linejoin: round }
</style>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
${amounts(Math.min(...values), Math.max(...values))
  .map((amount) => amountLine(amount, up(Math.log(amount))))
  .join("\n")}
${years(Math.min(...days), Math.max(...days))
  .map((year) => yearLine(year, across(time(`${year}-01-01`))))
  .join("\n")}
${curves.map(({ points: line }, index) => `<polyline class="${CLASSES[index]}" points="${line.map(place).join(" ")}"/>`).join("\n")}
${curves.map(({ name }, index) => legend(name, index)).join("\n")}
</svg>
`;
}

const CLASSES = ["strategy", "spy"];

const time = (day) => Date.parse(`${day}T00:00:00Z`);

const scale = (least, most, from, to) => (value) => from + ((value - least) / (most - least)) * (to - from);

/** Round amounts inside the range; only powers of ten where there would be too many. */
function amounts(least, most) {
  const tens = [3, 4, 5, 6, 7, 8, 9, 10, 11].map((power) => 10 ** power);
  const inside = (steps) =>
    tens.flatMap((ten) => steps.map((step) => step * ten)).filter((x) => x >= least && x <= most);
  return [inside([1, 1.5, 2, 3, 5, 7]), inside([1, 2, 5]), inside([1])].find((list) => list.length <= 7);
}

const amountLine = (amount, y) =>
  `<path class="grid" d="M${PLOT.left} ${y.toFixed(1)}H${PLOT.right}"/>` +
  `<text x="${PLOT.left - 6}" y="${(y + 4).toFixed(1)}" text-anchor="end">${dollars(amount)}</text>`;

function dollars(amount) {
  if (amount >= 1e9) return `$${amount / 1e9}bn`;
  return amount >= 1e6 ? `$${amount / 1e6}m` : `$${amount / 1e3}k`;
}

/** The first days of years inside the range, seven at most. */
function years(least, most) {
  const [first, last] = [new Date(least).getUTCFullYear() + 1, new Date(most).getUTCFullYear()];
  const step = Math.ceil((last - first + 1) / 7);
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step);
}

const yearLine = (year, x) =>
  `<path class="grid" d="M${x.toFixed(1)} ${PLOT.top}V${PLOT.bottom}"/>` +
  `<text x="${x.toFixed(1)}" y="${PLOT.bottom + 20}" text-anchor="middle">${year}</text>`;

const legend = (name, index) => {
  const x = PLOT.left + index * 270;
  return `<path class="${CLASSES[index]}" d="M${x} 20h22"/>` + `<text x="${x + 28}" y="24">${escaped(name)}</text>`;
};

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** What a curve was worth before its first session and on the last one of every month. */
export function monthly(sessions, equity) {
  const isLastOfMonth = (day, row) => day.slice(0, 7) !== sessions[row + 1]?.slice(0, 7);
  const ends = sessions.flatMap((day, row) => (isLastOfMonth(day, row) ? [{ day, value: equity[row] }] : []));
  return [{ day: sessions[0], value: CAPITAL }, ...ends];
}
