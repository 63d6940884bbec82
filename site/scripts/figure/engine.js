import { EngineClient } from '../engine/client.js';
import { Desk } from './desk.js';

/** One engine for the whole page. */
export const desk = new Desk(new EngineClient());
