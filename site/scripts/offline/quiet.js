/** What a page waits for goes first: while it is being fetched, nothing is begun for later. */
let open = 0;
const waiting = [];

/** @param {Promise<unknown>} work */
export async function first(work) {
  open += 1;
  try {
    await work;
  } finally {
    open -= 1;
    if (!open) for (const go of waiting.splice(0)) go();
  }
}

/** @returns {Promise<void>} */
export async function quiet() {
  while (open) await new Promise((go) => { waiting.push(go); });
}
