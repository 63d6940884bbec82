import { listen } from './worker/listen.js';

listen(self);
