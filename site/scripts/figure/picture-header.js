/** The size of a picture, read from its first bytes, so that a giant is refused before it is decoded. */

const ascii = (view, at, length) => String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, length));

/** @typedef {{type: string, width: number, height: number}} Header */

/** @param {ArrayBuffer} bytes @returns {Header | null}  null: none of the formats known here */
export function readHeader(bytes) {
  const view = new DataView(bytes);
  for (const read of [png, jpeg, gif, webp, bmp, avif]) {
    try {
      const header = read(view);
      if (header) return header;
    } catch (problem) {
      if (!(problem instanceof RangeError)) throw problem;      // cut short: not this format, or not whole
    }
  }
  return null;
}

function png(view) {
  if (view.getUint32(0) !== 0x89504e47) return null;
  return { type: 'PNG', width: view.getUint32(16), height: view.getUint32(20) };
}

function jpeg(view) {
  if (view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; ; ) {
    const marker = view.getUint16(at);
    if (marker >> 8 !== 0xff) return null;
    if (marker === 0xffff) { at += 1; continue; }
    const frame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (frame) return { type: 'JPEG', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
}

function gif(view) {
  if (ascii(view, 0, 4) !== 'GIF8') return null;
  return { type: 'GIF', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function webp(view) {
  if (ascii(view, 0, 4) !== 'RIFF' || ascii(view, 8, 4) !== 'WEBP') return null;
  const kind = ascii(view, 12, 4);
  if (kind === 'VP8 ') return { type: 'WebP', width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { type: 'WebP', width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) };
  }
  const three = (at) => 1 + view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  return { type: 'WebP', width: three(24), height: three(27) };
}

function bmp(view) {
  if (ascii(view, 0, 2) !== 'BM') return null;
  return { type: 'BMP', width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

/** AVIF and HEIC are one container; its largest `ispe` is the whole picture, others are tiles and thumbnails. */
function avif(view) {
  const brands = ascii(view, 4, 4) === 'ftyp' ? ascii(view, 8, Math.min(view.getUint32(0), 64) - 8) : '';
  const type = /avi[fs]/.test(brands) ? 'AVIF' : /hei[cfmsx]|hev[cx]|mif1/.test(brands) ? 'HEIC' : null;
  if (!type) return null;
  let largest = null;
  for (let at = 0; at < view.byteLength - 16; at++) {
    if (view.getUint32(at) !== 0x69737065) continue;
    const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    if (!largest || width * height > largest.width * largest.height) largest = { type, width, height };
  }
  return largest ?? { type, width: 0, height: 0 };
}
