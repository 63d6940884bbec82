import { called } from '../../elements/called.js';
import { cleanScene } from '../scene/limits.js';

const FORMAT = 'sightline-scene';
const VERSION = 1;
const MOST_BYTES = 100_000;

/** @param {import('../doc.js').Scene} scene */
export const sceneFile = (scene) => `${JSON.stringify({ format: FORMAT, version: VERSION, scene }, null, 2)}\n`;

/** A sentence about a file that holds no scene. */
export class SceneFileError extends Error {}

/** @param {File} file @returns {Promise<{scene: import('../doc.js').Scene, left: number}>} left: how many things in it are unknown here */
export async function readSceneFile(file) {
  const name = `“${called(file.name)}”`;
  if (file.size > MOST_BYTES) throw new SceneFileError(`${name} is far too large for a scene. Choose a scene that was saved here.`);
  let content;
  try {
    content = JSON.parse(await file.text());
  } catch {
    throw new SceneFileError(`${name} is not a scene: it is no JSON. Choose a scene that was saved here.`);
  }
  if (content?.format !== FORMAT) throw new SceneFileError(`${name} is not a scene. Choose a file that was saved here with “Save the scene”.`);
  if (content.version > VERSION) throw new SceneFileError(`${name} was saved by a newer version of this page. Reload the page and open it again.`);
  const scene = content.version === VERSION ? cleanScene(content.scene) : null;
  if (!scene) throw new SceneFileError(`The scene in ${name} is damaged, or its place is not known here.`);
  return { scene, left: content.scene.items.length - scene.items.length };
}
