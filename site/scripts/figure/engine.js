import { EngineClient } from '../engine/client.js';
import { Desk } from './desk.js';

/** One engine for the whole page, whichever of its bundles comes first. */
export const desk = (globalThis.sightlineDesk ??= new Desk(new EngineClient()));
