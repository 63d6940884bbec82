import { Finder } from './search/finder.js';

/** Fetched when somebody first searches: see search/load.js. */
globalThis.sightlineFinder = (documents) => new Finder(documents);
