export { cleanScene, LIMITS } from '../../../site/scripts/playground/scene/limits.js';
export { drawScene } from '../../../site/scripts/playground/scene/draw.js';
export { readStage } from '../../../site/scripts/playground/scene/stage-data.js';
export { surprise } from '../../../site/scripts/playground/scene/surprise.js';
export { sceneWords } from '../../../site/scripts/playground/scene/words.js';
