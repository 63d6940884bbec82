/** Python sources → what the browser's own Python would make of them, so that it need not.
 *
 *     node compile.mjs PYODIDE IN.zip OUT.zip OPTIMIZE
 *
 * Every x.py in IN.zip becomes x.pyc in OUT.zip, without its source; everything else is copied. OPTIMIZE is JSON: {name: level},
 * with "" for all that are not named. */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [pyodide, source, target, optimize] = process.argv.slice(2);
const levels = JSON.parse(optimize);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
// Sets are written in the order of their hashes. Columns only matter where there is a source to show them in; without, the code of
// a library is a fifth smaller.
const env = { PYTHONHASHSEED: '0', ...(levels[''] && { PYTHONNODEBUGRANGES: '1' }) };
const python = await loadPyodide({ indexURL: pyodide, env });
python.FS.writeFile('/in.zip', readFileSync(source));
python.globals.set('levels', python.toPy(levels));
try {
  python.runPython(`
import importlib.util, marshal, zipfile

UNCHECKED = (1).to_bytes(4, "little")                    # PEP 552: by hash, which nobody compares
with zipfile.ZipFile("/in.zip") as given, zipfile.ZipFile("/out.zip", "w", zipfile.ZIP_STORED) as made:
    for name in given.namelist():
        content = given.read(name)
        if name.endswith(".py"):
            code = compile(content, name, "exec", dont_inherit=True, optimize=levels.get(name, levels[""]))
            content = importlib.util.MAGIC_NUMBER + UNCHECKED + bytes(8) + marshal.dumps(code)
            name += "c"
        made.writestr(zipfile.ZipInfo(name), content)
`);
} catch (problem) {
  console.error(problem.message.trim().split('\n').slice(-4).join('\n'));     // the place in the source; the rest is about this script
  process.exit(1);
}
writeFileSync(target, python.FS.readFile('/out.zip'));
