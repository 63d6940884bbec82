/** Where Python looks for its modules. Ours lie there as files, the site's packages in their folder below. */
export const LIBRARY = '/lib/python3.13';

/** What Pyodide is given as its zip of the standard library, which has a place of its own and comes first. */
export const EMPTY_ZIP = new Uint8Array(22);
EMPTY_ZIP.set([0x50, 0x4b, 5, 6]);

/** @param {object} fs Emscripten's file system @param {Map<string, Uint8Array>} entries see archive.js; the bytes are not copied */
export function putInto(fs, entries) {
  const made = new Set();
  for (const [name, content] of entries) {
    const path = `${LIBRARY}/${name}`;
    const folder = path.slice(0, path.lastIndexOf('/'));
    if (!made.has(folder)) fs.mkdirTree(folder);
    made.add(folder);
    fs.writeFile(path, content, { canOwn: true });
  }
}
