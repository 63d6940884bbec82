/** The files of a zip in which nothing is deflated, as views of its bytes. @param {Uint8Array} zip
 * @returns {Map<string, Uint8Array>} by name */
export function entriesOf(zip) {
  const numbers = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const entries = new Map();
  for (let at = 0; numbers.getUint32(at, true) === LOCAL_HEADER;) {
    const [size, nameLength, extra] = [numbers.getUint32(at + 18, true), numbers.getUint16(at + 26, true), numbers.getUint16(at + 28, true)];
    const name = new TextDecoder().decode(zip.subarray(at + 30, at + 30 + nameLength));
    const start = at + 30 + nameLength + extra;
    entries.set(name, zip.subarray(start, start + size));
    at = start + size;
  }
  return entries;
}

const LOCAL_HEADER = 0x04034b50;                         // "PK\3\4"; the table of contents at the end begins otherwise
