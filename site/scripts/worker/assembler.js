/** Just enough WebAssembly to write one small function down: instructions are lists of bytes, joined by nesting.
 * https://webassembly.github.io/spec/core/binary */

/** @param {number} n an unsigned number, in LEB128 */
const number = (n) => (n < 128 ? [n] : [(n & 127) | 128, ...number(n >>> 7)]);
/** @param {number} n a signed one */
const signed = (n) => (n >= -64 && n < 64 ? [n & 127] : [(n & 127) | 128, ...signed(n >> 7)]);
const simd = (code) => [0xfd, ...number(code)];
const address = [0, 0];                                  // no alignment promised, no offset

export const get = (local) => [0x20, ...number(local)];
export const set = (local, ...value) => [...value.flat(Infinity), 0x21, ...number(local)];
export const constant = (n) => [0x41, ...signed(n)];
export const add = (a, b) => [a, b, 0x6a].flat(Infinity);
export const times = (a, b) => [a, b, 0x6c].flat(Infinity);
export const and = (a, b) => [a, b, 0x71].flat(Infinity);
export const most = (a, b) => [a, b, 0x4a].flat(Infinity);    // a > b
export const increase = (local, by) => set(local, add(get(local), by));
export const store = (at, value) => [at, value, 0x38, address].flat(Infinity);

/** Repeat the body for as long as the condition holds. */
export const repeatWhile = (condition, ...body) => [
  0x02, 0x40, 0x03, 0x40, condition, 0x45, 0x0d, 1, body, 0x0c, 0, 0x0b, 0x0b].flat(Infinity);

/** Four float32 side by side. */
export const four = {
  zero: [...simd(12), ...Array(16).fill(0)],
  load: (at) => [at, simd(0), address].flat(Infinity),
  loadOne: (at) => [at, simd(92), address].flat(Infinity),    // one number, and three zeros
  add: (a, b) => [a, b, simd(228)].flat(Infinity),
  times: (a, b) => [a, b, simd(230)].flat(Infinity),
  lane: (value, n) => [value, simd(31), n].flat(Infinity),
};
export const addFloats = (a, b) => [a, b, 0x92].flat(Infinity);

const I32 = 0x7f;
const V128 = 0x7b;
const text = (name) => [...number(name.length), ...new TextEncoder().encode(name)];
const section = (id, ...content) => {
  const bytes = content.flat(Infinity);
  return [id, ...number(bytes.length), ...bytes];
};

/** A module with one function `run` over an imported memory of at most 65536 pages.
 * @param {number} parameters all i32 @param {number} integers further i32 locals @param {number} vectors further locals of four float32
 * @param {number[][]} body @returns {Uint8Array} */
export function moduleOf(parameters, integers, vectors, body) {
  const code = [2, number(integers), I32, number(vectors), V128, body, 0x0b].flat(Infinity);
  return new Uint8Array([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    section(1, 1, 0x60, parameters, Array(parameters).fill(I32), 0),
    section(2, 1, text('env'), text('memory'), 2, 1, 0, number(65536)),
    section(3, 1, 0),
    section(7, 1, text('run'), 0, 0),
    section(10, 1, number(code.length), code),
  ].flat(Infinity));
}
