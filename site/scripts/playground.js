import './playground/attention-playground.js';
import './playground/parts.js';
