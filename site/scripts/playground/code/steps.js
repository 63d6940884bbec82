import { loadScript } from '../../elements/script.js';

/** @typedef {{name: string, group: string, file: string, line: number, source: string}} Step  a function of the engine that can be edited */

const globals = /** @type {any} */ (globalThis);

/** A script that hands over one value, once. @param {string} url @param {string} name of the function that it calls */
function brought(url, name) {
  let value;
  return (arrived[url] ??= (globals[name] = (it) => { value = it; }, loadScript(url)).then(() => value)).catch((problem) => {
    delete arrived[url];
    throw problem;
  });
}

const arrived = {};

/** The source as the site was built with it. @param {string} url @returns {Promise<Step[]>} */
export const stepsOf = (url) => brought(url, 'sightlineSteps');

/** CodeMirror comes when it is first needed. @param {string} url @returns {Promise<typeof import('../../editor/editor.js').Editor>} */
export const editorOf = (url) => brought(url, 'sightlineEditor');
