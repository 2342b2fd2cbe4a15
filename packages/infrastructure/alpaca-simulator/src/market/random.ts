/** Evenly distributed numbers from 0 up to, but not including, 1. */
export type Random = () => number;

/**
 * A stream of its own for every key, the same on every machine: sfc32 (Chris Doty-Humphrey's PractRand, public domain)
 * seeded with three FNV-1a hashes of the key (Fowler, Noll and Vo), the first twelve numbers thrown away.
 */
export function randomOf(key: string): Random {
  let a = fnv1a(key, 0x811c9dc5);
  let b = fnv1a(key, a);
  let c = fnv1a(key, b);
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 12; round++) next();
  return next;
}

/** A number from the standard normal distribution (Box and Muller, 1958). */
export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

function fnv1a(text: string, basis: number): number {
  let hash = basis;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}
