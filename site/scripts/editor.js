import { Editor } from './editor/editor.js';

globalThis.sightlineEditor?.(Editor);
