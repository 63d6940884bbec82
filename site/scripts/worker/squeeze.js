/** A memory is mostly zeros. What is kept of it are the blocks that are not, after a table of which ones those are. */
const BLOCK = 64;                                        // words of four bytes
const HEADER = 2;                                        // words: how many words there are in all, and a checksum

/** @param {Uint8Array} bytes whole words, as Pyodide's snapshots are @returns {ArrayBuffer} */
export function squeeze(bytes) {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const blocks = Math.ceil(words.length / BLOCK);
  const table = new Uint32Array(Math.ceil(blocks / 32));
  const full = [];
  for (let block = 0; block < blocks; block++) {
    const part = words.subarray(block * BLOCK, (block + 1) * BLOCK);
    if (part.every((word) => word === 0)) continue;
    table[block >> 5] |= 1 << (block & 31);
    full.push(part);
  }
  const out = new Uint32Array(HEADER + table.length + full.length * BLOCK);
  out.set(table, HEADER);
  full.forEach((part, i) => out.set(part, HEADER + table.length + i * BLOCK));
  out[0] = words.length;
  out[1] = checksum(out);
  return out.buffer;
}

/** @param {ArrayBuffer} squeezed @returns {Uint8Array} throws if that is not what it was */
export function expand(squeezed) {
  const kept = squeezed.byteLength % 4 ? new Uint32Array(HEADER) : new Uint32Array(squeezed);
  if (kept.length <= HEADER || kept[1] !== checksum(kept)) throw new Error('The memory that was kept is damaged.');
  const words = new Uint32Array(kept[0]);
  const blocks = Math.ceil(words.length / BLOCK);
  let at = HEADER + Math.ceil(blocks / 32);
  for (let block = 0; block < blocks; block++) {
    if (!(kept[HEADER + (block >> 5)] >>> (block & 31) & 1)) continue;
    words.set(kept.subarray(at, at + Math.min(BLOCK, words.length - block * BLOCK)), block * BLOCK);
    at += BLOCK;
  }
  return new Uint8Array(words.buffer);
}

/** @param {Uint32Array} words all but itself count */
function checksum(words) {
  let sum = words[0];
  for (let i = HEADER; i < words.length; i++) sum = Math.imul(sum, 31) + words[i] | 0;
  return sum >>> 0;
}
