/** Whether a picture moves, read from its first bytes. @param {string | undefined} type as the header says @param {DataView} view */
export function isAnimated(type, view) {
  try {
    return Boolean(KINDS[type]?.(view));
  } catch (problem) {
    if (problem instanceof RangeError) return false;        // cut short before a second frame
    throw problem;
  }
}

const name = (view, at) => String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));

const KINDS = { GIF: gif, PNG: png, WebP: webp, AVIF: (view) => name(view, 8) === 'avis' };

/** A second image descriptor. */
function gif(view) {
  const table = (flags) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
  const pastBlocks = (at) => {
    while (view.getUint8(at)) at += 1 + view.getUint8(at);
    return at + 1;
  };
  let frames = 0;
  for (let at = 13 + table(view.getUint8(10)); ;) {
    const kind = view.getUint8(at);
    if (kind === 0x2c && ++frames === 2) return true;
    if (kind === 0x2c) at = pastBlocks(at + 11 + table(view.getUint8(at + 9)));
    else if (kind === 0x21) at = pastBlocks(at + 2);
    else return false;
  }
}

/** A chunk `acTL` before the first `IDAT`. */
function png(view) {
  for (let at = 8; ; at += 12 + view.getUint32(at)) {
    const kind = name(view, at + 4);
    if (kind === 'acTL' || kind === 'IDAT') return kind === 'acTL';
  }
}

/** A bit of the extended header. */
function webp(view) {
  return name(view, 12) === 'VP8X' && Boolean(view.getUint8(20) & 2);
}
