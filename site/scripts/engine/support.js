import { EngineProblem } from './problem.js';

/** Say so at once where the model cannot run at all. */
export function checkBrowser() {
  const missing = typeof WebAssembly === 'undefined' ? 'WebAssembly is switched off or missing'
    : typeof Worker === 'undefined' ? 'it has no workers'
      : typeof DecompressionStream === 'undefined' ? 'it is too old' : null;
  if (!missing) return;
  throw new EngineProblem(`The model cannot run in this browser: ${missing}. Everything computed at build time can still be read; for the live model use a current Chrome, Firefox or Safari.`, 'unsupported');
}
