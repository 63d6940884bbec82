/** The parts of the playground. The root element only knows their names. */
import './bring/lab-bring.js';
import './keep/lab-keep.js';
import './see/legend.js';
import './see/patch-grid.js';
import './ask/lab-answer.js';
import './ask/lab-question.js';
