// How alike two texts are: MinHash over runs of three words (Broder, "On the resemblance and containment of documents", 1997).

const PERMUTATIONS = 128;
const ROWS = 4;
const BANDS = PERMUTATIONS / ROWS;
const WORDS = 3;

/**
 * Two reports of one event by different hands stay far below; a carried story lies above, also one of which half was cut
 * (0.5) or every tenth word changed. Measured: `npm run bench:origins`.
 */
export const SAME_ORIGIN = 0.45;

export interface Fingerprint {
  /** 128 values of 32 bits, unsigned. */
  readonly signature: Uint32Array;
  /** One hash a band of four: texts that share none are not compared. */
  readonly bands: readonly bigint[];
}

/** Multipliers and addends of the permutations, from a fixed seed, so that signatures can be compared for ever. */
const [MULTIPLIERS, ADDENDS] = (() => {
  let state = 0x9e3779b9;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  return [
    Uint32Array.from({ length: PERMUTATIONS }, () => next() | 1),
    Uint32Array.from({ length: PERMUTATIONS }, next),
  ];
})();

/** Fingerprints a text; case, punctuation and line breaks do not count. */
export function fingerprint(text: string): Fingerprint {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const signature = new Uint32Array(PERMUTATIONS).fill(0xffffffff);
  for (let at = 0; at < Math.max(1, words.length - WORDS + 1); at++) {
    const shingle = hash(words.slice(at, at + WORDS).join(" "));
    for (let i = 0; i < PERMUTATIONS; i++) {
      const value = (Math.imul(shingle, MULTIPLIERS[i] ?? 1) + (ADDENDS[i] ?? 0)) >>> 0;
      if (value < (signature[i] ?? 0)) signature[i] = value;
    }
  }
  const bands = Array.from({ length: BANDS }, (_, band) => {
    let value = 0xcbf29ce484222325n;
    for (let row = 0; row < ROWS; row++)
      value = BigInt.asUintN(64, (value ^ BigInt(signature[band * ROWS + row] ?? 0)) * 0x100000001b3n);
    return BigInt.asIntN(64, value);
  });
  return { signature, bands };
}

/** FNV-1a over UTF-16 units, finished as in MurmurHash3 so that neighbours spread. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** Estimated Jaccard similarity of two texts' runs of words, 0–1. */
export function similarity(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let i = 0; i < PERMUTATIONS; i++) if (a[i] === b[i]) same++;
  return same / PERMUTATIONS;
}

export function toBytes(signature: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(PERMUTATIONS * 4);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of signature.entries()) view.setUint32(i * 4, value, true);
  return bytes;
}

export function fromBytes(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: PERMUTATIONS }, (_, i) => view.getUint32(i * 4, true));
}
