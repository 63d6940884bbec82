/** The lessons' live figures, fetched when the reader comes near one of them. */
import './figures/hand-attention.js';
import './figures/retrieval-puzzle.js';
import './figures/patch-shuffler.js';
import './figures/patch-slicer.js';
