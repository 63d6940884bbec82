import { define } from './elements/define.js';
import { AttentionPlayground } from './playground/attention-playground.js';
import './playground/parts.js';

setTimeout(() => define('attention-playground', AttentionPlayground));   // in a task of its own: running this bundle is one already
