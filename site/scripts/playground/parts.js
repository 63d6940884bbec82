/** The parts of the playground. The root element only knows their names. */
import './ask/lab-answer.js';
import './ask/lab-question.js';
import './bring/lab-bring.js';
import './keep/lab-keep.js';
import './matter/lab-gates.js';
import './patch/lab-encoder.js';
import './patch/lab-patch.js';
import './scene/lab-item.js';
import './scene/lab-scene.js';
import './see/arithmetic.js';
import './see/heads.js';
import './see/legend.js';
import './see/matrix.js';
import './see/patch-grid.js';
import './layers/lab-decoder.js';
import './layers/lab-lens.js';
