const BLOCK_BYTES = 64;
const ROUNDS = 64;

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, section 4.2.2). */
const K = Uint32Array.from(primes(ROUNDS), (prime) => fractionBits(Math.cbrt(prime)));
/** The same of the square roots of the first eight (section 5.3.3). */
const H0 = Uint32Array.from(primes(8), (prime) => fractionBits(Math.sqrt(prime)));

/**
 * SHA-256 of `text` in UTF-8, as 64 hexadecimal digits (FIPS 180-4). It names things by their content: decisions,
 * configurations, order ids. It is here because the domain imports nothing.
 */
export const sha256 = (text: string): string => sha256OfBytes(utf8(text));

/** The same of bytes as they are. */
export function sha256OfBytes(message: Uint8Array): string {
  const bytes = padded(message);
  const state = Uint32Array.from(H0);
  const schedule = new Uint32Array(ROUNDS);
  for (let offset = 0; offset < bytes.length; offset += BLOCK_BYTES) {
    expand(bytes, offset, schedule);
    compress(state, schedule);
  }
  return [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
}

function expand(bytes: Uint8Array, offset: number, w: Uint32Array): void {
  const view = new DataView(bytes.buffer, offset, BLOCK_BYTES);
  for (let t = 0; t < 16; t++) w[t] = view.getUint32(t * 4);
  for (let t = 16; t < ROUNDS; t++) {
    const early = word(w, t - 15);
    const late = word(w, t - 2);
    const sigma0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const sigma1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    w[t] = word(w, t - 16) + sigma0 + word(w, t - 7) + sigma1;
  }
}

/** One block into the state (section 6.2.2); its letters are the standard's. */
function compress(state: Uint32Array, w: Uint32Array): void {
  let a = word(state, 0);
  let b = word(state, 1);
  let c = word(state, 2);
  let d = word(state, 3);
  let e = word(state, 4);
  let f = word(state, 5);
  let g = word(state, 6);
  let h = word(state, 7);
  for (let t = 0; t < ROUNDS; t++) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const first = (h + sum1 + ((e & f) ^ (~e & g)) + word(K, t) + word(w, t)) | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const second = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) state[index] = word(state, index) + value;
}

/** The message, a one bit, zeros, and its length in bits as 64 bits, to a whole number of blocks (section 5.1.1). */
function padded(message: Uint8Array): Uint8Array {
  const blocks = Math.floor((message.length + 8) / BLOCK_BYTES) + 1;
  const bytes = new Uint8Array(blocks * BLOCK_BYTES);
  bytes.set(message);
  bytes[message.length] = 0x80;
  new DataView(bytes.buffer).setBigUint64(bytes.length - 8, BigInt(message.length) * 8n);
  return bytes;
}

function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes[length++] = point;
    else for (const octet of octetsOf(point)) bytes[length++] = octet;
  }
  return bytes.subarray(0, length);
}

/** The octets of a character beyond ASCII: a leading one that tells how many, then six bits each (RFC 3629). */
function octetsOf(point: number): readonly number[] {
  const tail = (shift: number): number => 0x80 | ((point >> shift) & 0x3f);
  if (point < 0x800) return [0xc0 | (point >> 6), tail(0)];
  if (point < 0x10000) return [0xe0 | (point >> 12), tail(6), tail(0)];
  return [0xf0 | (point >> 18), tail(12), tail(6), tail(0)];
}

const rotate = (value: number, bits: number): number => (value >>> bits) | (value << (32 - bits));

const word = (words: Uint32Array, index: number): number => words[index] ?? 0;

function fractionBits(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}
