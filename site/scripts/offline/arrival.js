/** A file on its way here. Whoever wants it meanwhile can follow: what has come so far, and then the rest as it comes. */
export class Arrival {
  /** @type {Uint8Array[]} */
  parts = [];
  /** @type {Set<ReadableStreamDefaultController>} */
  #followers = new Set();

  /** @param {Uint8Array} part */
  add(part) {
    this.parts.push(part);
    for (const follower of this.#followers) follower.enqueue(part);
  }

  get size() {
    return this.parts.reduce((sum, { length }) => sum + length, 0);
  }

  /** @returns {Promise<ArrayBuffer>} */
  whole() {
    return new Blob(this.parts).arrayBuffer();
  }

  /** @returns {ReadableStream<Uint8Array>} */
  follow() {
    let own;
    return new ReadableStream({
      start: (controller) => {
        own = controller;
        for (const part of this.parts) own.enqueue(part);
        this.#followers.add(own);
      },
      cancel: () => { this.#followers.delete(own); },
    });
  }

  /** That was all. */
  end() {
    this.#leave((follower) => follower.close());
  }

  /** What came is not to be used. @param {Error} problem */
  fail(problem) {
    this.parts = [];
    this.#leave((follower) => follower.error(problem));
  }

  #leave(farewell) {
    for (const follower of this.#followers) farewell(follower);
    this.#followers.clear();
  }
}
