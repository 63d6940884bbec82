/** The figure of cross-attention at work, and the gates it turns; fetched when the reader comes near. */
import './figure/cross-attention-engine.js';
import './figures/gate-slider.js';
