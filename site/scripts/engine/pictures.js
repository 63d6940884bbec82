/** The pictures that the reader has opened, under numbers that outlive the worker: after a restart they are opened again,
 * from the small pixels that the model sees, which give the very same picture. */
export class OpenPictures {
  constructor() {
    this.count = 0;
    /** @type {Map<string, {pixels: Pixels, inside: string}>} inside: the session's name for it */
    this.all = new Map();
  }

  /** @param {{id: string, pixels: Pixels}} opened what the session returned @returns {string} */
  add({ id, pixels }) {
    const name = `open-${++this.count}`;
    this.all.set(name, { pixels, inside: id });
    return name;
  }

  /** @param {string} name @returns {string} what the session calls it; an unknown name stays as it is, for the session to refuse */
  inside(name) {
    return this.all.get(name)?.inside ?? name;
  }

  /** @param {string} name */
  remove(name) {
    this.all.delete(name);
  }

  /** Open them all in a fresh session. @param {(picture: {rgba: Uint8Array, width: number, height: number}) => Promise<{id: string}>} open */
  async reopen(open) {
    for (const picture of this.all.values()) picture.inside = (await open(opaque(picture.pixels))).id;
  }
}

/** @typedef {{shape: number[], data: Uint8Array}} Pixels  (height, width, 3) */

/** @param {Pixels} pixels */
function opaque({ shape: [height, width], data }) {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) rgba.set(data.subarray(3 * i, 3 * i + 3), 4 * i);
  return { rgba, width, height };
}
