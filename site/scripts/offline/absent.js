import { own, root } from './own.js';

/** The page that stands for one that is not here while the server cannot be reached. @param {Request} request */
export function absent({ url }) {
  const sheet = Object.keys(own.files).find((path) => /^assets\/styles\/site\.\w+\.css$/.test(path));
  const text = `<!doctype html>
<html lang="en" data-root="${root}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>This page is not on this device</title>
<link rel="icon" href="data:,">
${sheet ? `<link rel="stylesheet" href="${root}${sheet}">` : ''}
<main class="page"><header class="opening wide">
<h1>This page is not on this device.</h1>
<div class="opening-foot"><p class="promise">The connection is lost, or the site cannot be reached. Of this course only what you have opened before is kept here.
Try again when you are connected.</p>
<div class="begin"><a class="button primary" href="${escaped(url)}">Try again</a> <a class="button" href="${root}index.html">Go to the course map</a></div></div>
</header></main>
`;
  return new Response(text, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

const escaped = (text) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
