import { add, addFloats, and, constant, four, get, increase, moduleOf, most, repeatWhile, set, store, times } from './assembler.js';

/**
 * NumPy on a desktop hands its matrix products to a BLAS; in WebAssembly it has none, and goes number by number. This is
 * the one routine of a BLAS that the model lives on: out (m, n) = a (m, k) · b (n, k)ᵀ, float32, four numbers at a time.
 *
 * Two rows of a meet four rows of b at once, so that each number that is loaded takes part in several products.
 */
const [A, B, OUT, M, K, N, I, J, P, STRIDE, WHOLE, ROW, COLUMN] = Array(13).keys();
const SUM = 13;                                          // eight running sums, then two numbers of a
const LEFT = SUM + 8;

/** The sums of products of `rows` rows of a with `columns` rows of b; four numbers at a time, or one. */
function accumulate(rows, columns, load) {
  const at = (base, n) => add(add(get(base), times(get(STRIDE), constant(n))), get(P));
  const body = [];
  for (let r = 0; r < rows; r++) body.push(set(LEFT + r, load(at(ROW, r))));
  for (let c = 0; c < columns; c++) {
    for (let r = 0; r < rows; r++) {
      const sum = SUM + r * columns + c;
      body.push(set(sum, four.add(get(sum), four.times(get(LEFT + r), load(at(COLUMN, c))))));
    }
  }
  return body;
}

/** One block of the result, rows × columns. */
function block(rows, columns) {
  const steps = [];
  for (let s = 0; s < rows * columns; s++) steps.push(set(SUM + s, four.zero));
  steps.push(set(COLUMN, add(get(B), times(get(J), get(STRIDE)))), set(P, constant(0)));
  steps.push(repeatWhile(most(get(WHOLE), get(P)), accumulate(rows, columns, four.load), increase(P, constant(16))));
  steps.push(repeatWhile(most(get(STRIDE), get(P)), accumulate(rows, columns, four.loadOne), increase(P, constant(4))));
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const sum = get(SUM + r * columns + c);
      const place = add(get(OUT), times(add(times(add(get(I), constant(r)), get(N)), add(get(J), constant(c))), constant(4)));
      const total = addFloats(addFloats(four.lane(sum, 0), four.lane(sum, 1)), addFloats(four.lane(sum, 2), four.lane(sum, 3)));
      steps.push(store(place, total));
    }
  }
  return steps;
}

/** Go down a, so many rows at a time, and along b, four and then one. */
const rowsOf = (rows) => repeatWhile(
  most(get(M), add(get(I), constant(rows - 1))),
  set(ROW, add(get(A), times(get(I), get(STRIDE)))),
  set(J, constant(0)),
  ...[4, 1].map((columns) => repeatWhile(most(get(N), add(get(J), constant(columns - 1))), block(rows, columns), increase(J, constant(columns)))),
  increase(I, constant(rows)),
);

/** @param {WebAssembly.Memory} memory Python's
 * @returns {((a: number, b: number, out: number, m: number, k: number, n: number) => void) | null} addresses and sizes;
 *   null where the browser has no such instructions */
export function productIn(memory) {
  const code = moduleOf(6, 7, 10, [
    set(STRIDE, times(get(K), constant(4))),
    set(WHOLE, and(get(STRIDE), constant(-16))),
    rowsOf(2),
    rowsOf(1),
  ].flat(Infinity));
  if (!WebAssembly.validate(code)) return null;
  return new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory } }).exports.run;
}
