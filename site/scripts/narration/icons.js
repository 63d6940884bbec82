import { html, svg } from 'lit';

const icon = (content) => html`<svg viewBox="0 0 20 20" aria-hidden="true">${content}</svg>`;
const path = (d) => icon(svg`<path d=${d}/>`);
const turned = (d, seconds) => html`<svg class="turned" viewBox="0 0 24 24" aria-hidden="true"><path d=${d}/><text x="12" y="16.2" text-anchor="middle">${seconds}</text></svg>`;

export const PLAY = path('M5.5 3v14l11-7z');
export const PAUSE = path('M5 3.5h3.6v13H5zM11.4 3.5H15v13h-3.6z');
export const BACK = turned('M11.6 1.2 7.4 4.4l4.2 3.2V5.4a7.6 7.6 0 1 1-6.9 4.5l-1.8-.8a9.6 9.6 0 1 0 8.7-5.7z', '10');
export const AHEAD = turned('m12.4 1.2 4.2 3.2-4.2 3.2V5.4a7.6 7.6 0 1 0 6.9 4.5l1.8-.8a9.6 9.6 0 1 1-8.7-5.7z', '10');
export const LOUD = path('M2 7.4h3.4L10 3.5v13l-4.6-3.9H2zM12.4 6.2a5 5 0 0 1 0 7.6l-1-1.2a3.4 3.4 0 0 0 0-5.2zm2-2.5a8.3 8.3 0 0 1 0 12.6l-1-1.2a6.8 6.8 0 0 0 0-10.2z');
export const MUTE = path('M2 7.4h3.4L10 3.5v13l-4.6-3.9H2zm10.2.6 1-1 2.1 2 2-2 1.1 1-2 2 2 2.1-1 1-2.1-2-2 2-1.1-1 2-2z');
export const CAPTIONS = path('M2 4h16v12H2zm1.6 1.6v8.8h12.8V5.6zm1.8 3h5v1.5h-5zm6.5 0h2.7v1.5h-2.7zm-6.5 2.9h2.7V13H5.4zm4.2 0h5V13h-5z');
export const CLOSE = path('m4.6 3.5 5.4 5.4 5.4-5.4 1.1 1.1-5.4 5.4 5.4 5.4-1.1 1.1-5.4-5.4-5.4 5.4-1.1-1.1L8.9 10 3.5 4.6z');
export const FOLLOW = path('M9.2 2h1.6v9.9l3.3-3.3 1.1 1.2-5.2 5.1-5.2-5.1 1.1-1.2 3.3 3.3zM3 16.4h14V18H3z');
