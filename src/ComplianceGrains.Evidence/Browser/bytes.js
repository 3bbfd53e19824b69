// Bytes and texts: SHA-256 at once, strict base64, UTF-8. crypto.subtle answers later and would be asked a million times.

/** Why a package is refused: the code, where in it, and what was found there. */
class Refusal extends Error {
  constructor(code, why, where) {
    super(why);
    this.code = code;
    this.where = where;
  }
}

function refuse(code, why, where) {
  throw new Refusal(code, why, where);
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** The text of UTF-8 bytes; undefined when they are not UTF-8. */
function textOf(bytes) {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

const ROUND = new Int32Array(64);
const START = new Int32Array(8);
(function primes() {
  // FIPS 180-4: the first 32 bits of the fractional parts of the cube and square roots of the first primes.
  const fraction = x => ((x - Math.floor(x)) * 0x100000000) | 0;
  for (let candidate = 2, n = 0; n < 64; candidate++) {
    let prime = true;
    for (let d = 2; d * d <= candidate; d++)
      if (candidate % d === 0)
        prime = false;
    if (!prime)
      continue;
    if (n < 8)
      START[n] = fraction(Math.sqrt(candidate));
    ROUND[n++] = fraction(Math.cbrt(candidate));
  }
})();

const schedule = new Int32Array(64);
const state = new Int32Array(8);
const lastBlocks = new Uint8Array(128);

function compress(bytes, at) {
  const w = schedule;
  for (let i = 0; i < 16; i++, at += 4)
    w[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15], y = w[i - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
  }
  let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[i] + w[i]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
}

/** SHA-256 of the first `length` bytes, written to `out` at `at`. */
function sha256(bytes, length = bytes.length, out = new Uint8Array(32), at = 0) {
  state.set(START);
  let done = 0;
  for (; done + 64 <= length; done += 64)
    compress(bytes, done);
  const rest = length - done, blocks = rest < 56 ? 64 : 128;
  lastBlocks.fill(0);
  for (let i = 0; i < rest; i++)
    lastBlocks[i] = bytes[done + i];
  lastBlocks[rest] = 0x80;
  const high = Math.floor(length / 0x20000000), low = (length << 3) >>> 0;
  for (let i = 0; i < 4; i++) {
    lastBlocks[blocks - 8 + i] = high >>> (24 - 8 * i);
    lastBlocks[blocks - 4 + i] = low >>> (24 - 8 * i);
  }
  compress(lastBlocks, 0);
  if (blocks === 128)
    compress(lastBlocks, 64);
  for (let i = 0; i < 8; i++, at += 4) {
    out[at] = state[i] >>> 24; out[at + 1] = state[i] >>> 16; out[at + 2] = state[i] >>> 8; out[at + 3] = state[i];
  }
  return out;
}

function sameBytes(a, b) {
  if (a.length !== b.length)
    return false;
  for (let i = 0; i < a.length; i++)
    if (a[i] !== b[i])
      return false;
  return true;
}

function concat(...parts) {
  const all = new Uint8Array(parts.reduce((sum, p) => sum + p.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const toHex = bytes => Array.from(bytes, b => b.toString(16).padStart(2, "0")).join("");

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const URL_LETTERS = LETTERS + "-_", PADDED_LETTERS = LETTERS + "+/";
const valuesOf = letters => {
  const values = new Int8Array(128).fill(-1);
  for (let i = 0; i < 64; i++)
    values[letters.charCodeAt(i)] = i;
  return values;
};
const URL_VALUES = valuesOf(URL_LETTERS), PADDED_VALUES = valuesOf(PADDED_LETTERS);

/** base64 without padding; undefined for anything that does not encode to the same text again. */
function decode64(text, values) {
  const length = text.length, tail = length & 3;
  if (tail === 1)
    return undefined;
  const out = new Uint8Array((length * 3) >> 2);
  let bits = 0, held = 0, to = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i), value = code < 128 ? values[code] : -1;
    if (value < 0)
      return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[to++] = held >> bits;
    }
  }
  return (held & ((1 << bits) - 1)) === 0 ? out : undefined;
}

function encode64(bytes, letters) {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const a = bytes[i], b = bytes[i + 1], c = bytes[i + 2];
    text += letters[a >> 2] + letters[((a & 3) << 4) | ((b ?? 0) >> 4)];
    if (b !== undefined)
      text += letters[((b & 15) << 2) | ((c ?? 0) >> 6)];
    if (c !== undefined)
      text += letters[c & 63];
  }
  return text;
}

const toUrl64 = bytes => encode64(bytes, URL_LETTERS);
const fromUrl64 = text => decode64(text, URL_VALUES);

/** RFC 4648 base64 with padding, as notes use it. */
function fromPadded64(text) {
  if (text.length % 4 !== 0)
    return undefined;
  const bare = text.endsWith("==") ? text.slice(0, -2) : text.endsWith("=") ? text.slice(0, -1) : text;
  return bare.length % 4 === (4 - (text.length - bare.length)) % 4 ? decode64(bare, PADDED_VALUES) : undefined;
}

// The last letter of a canonical text carries no bit beyond the bytes; two canonical texts are equal where their bytes are.
const HASH = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/, PSEUDONYM = /^[A-Za-z0-9_-]{21}[AQgw]$/;
