/** How far the plain loops may be from ours. */
const EXACT = 1e-9;
/** How far libraries may be: they lose digits in sums of squares. */
const CLOSE = 1e-6;
/** By then it is forgotten how an exponential average began, which libraries do in several ways. */
const SETTLED = 10_000;

const inLists = (answer) =>
  typeof answer === "number" ? { value: [answer] } : "length" in answer ? { value: answer } : answer;

/** Throws unless all answers to a task are the same. Says how far those of each library are from ours. */
export function checkSame({ name, ours, limit, peers, inTheirUnit = (value) => value }, numbers) {
  const own = inLists(ours());
  const least = inLists(limit());
  for (const [key, list] of Object.entries(own))
    check(`the limit of ${name}, ${key}`, largestGap(list, least[key], 0), EXACT);

  return peers.map((peer) => {
    const answers = Object.entries(peer.read(peer.run(numbers)));
    const gap = Math.max(...answers.map(([key, list]) => largestGap(own[key].map(inTheirUnit), list, SETTLED)));
    check(`${name} of ${peer.name}`, gap, peer.rounding ?? CLOSE);
    return `${name}: ${peer.name} is within ${gap.toExponential(0)}${peer.rounding ? `, and rounds to ${peer.rounding}` : ""}`;
  });
}

function check(what, gap, allowed) {
  if (!(gap <= allowed)) throw new Error(`${what}: ${gap} away, which is more than ${allowed}`);
}

/** Relative for large values, absolute for small ones. Both lists end with the same bar, and may begin with another. */
function largestGap(own, other, settled) {
  const ahead = own.length - other.length;
  const from = Math.min(Math.max(settled, ahead), own.length - 1);
  let largest = 0;
  for (let row = from; row < own.length; row++) {
    const [value, theirs] = [own[row], other[row - ahead]];
    if (Number.isNaN(value) && Number.isNaN(theirs)) continue;
    const gap = Math.abs(value - theirs) / Math.max(1, Math.abs(value));
    if (!(gap <= largest)) largest = Number.isNaN(gap) ? Infinity : gap;
  }
  return largest;
}
