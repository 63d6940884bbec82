/** Which files of the standard library and of NumPy the engine's start opens.
 *
 *     node needed.mjs PYODIDE LIBRARY.zip OUT.json NAMES
 *
 * LIBRARY.zip is what will lie in /lib/python3.13, NAMES (JSON) the modules to import. Written are the names of its files that
 * were imported, by Python itself on its way up or for one of these. */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { entriesOf } from '../../../../site/scripts/worker/archive.js';
import { EMPTY_ZIP, LIBRARY, putInto } from '../../../../site/scripts/worker/library.js';

const [pyodide, library, target, names] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
const entries = entriesOf(new Uint8Array(readFileSync(library)));
writeFileSync(`${target}.zip`, EMPTY_ZIP);
const python = await loadPyodide({ indexURL: pyodide, stdLibURL: `${target}.zip`, fsInit: (fs) => putInto(fs, entries) });
python.globals.set('names', python.toPy(JSON.parse(names)));
const files = python.runPython(`
import importlib, sys
for name in names:
    try:
        importlib.import_module(name)
    except ImportError:                                  # what the engine can do without
        pass
[module.__spec__.origin for module in list(sys.modules.values()) if getattr(module, "__spec__", None)]
`).toJs().filter((file) => file?.startsWith(`${LIBRARY}/`)).map((file) => file.slice(LIBRARY.length + 1));
writeFileSync(target, JSON.stringify([...new Set(files)].sort()));
