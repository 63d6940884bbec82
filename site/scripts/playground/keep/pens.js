/** Two pens that draw the same sheet: one writes SVG, one paints a canvas. Both are given data, never an image that was loaded
 * by its address, so that a page opened from a file can save what it drew. */

const FAMILIES = {
  display: '"Newsreader Display", Newsreader, Georgia, "Times New Roman", serif', serif: 'Newsreader, Georgia, "Times New Roman", serif',
  sans: '"Instrument Sans", Arial, Helvetica, sans-serif',
};
const scratch = () => Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
let measuring;

/** @typedef {{family?: 'display' | 'serif' | 'sans', size: number, weight?: number, fill?: string}} Lettering */

/** @param {string} text @param {Lettering} lettering */
export function widthOf(text, { family = 'sans', size, weight = 400 }) {
  measuring ??= scratch();
  measuring.font = `${weight} ${size}px ${FAMILIES[family]}`;
  return measuring.measureText(text).width;
}

/** The page's colours as every program knows them, "#1f2a80". @param {string[]} names of tokens @returns {Record<string, string>} */
export function coloursOf(names) {
  const probe = document.createElement('i');
  const pen = scratch();
  document.body.append(probe);
  const colours = names.map((name) => {
    probe.style.color = `var(--${name})`;
    pen.fillStyle = getComputedStyle(probe).color;
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
    return [name, `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`];
  });
  probe.remove();
  return Object.fromEntries(colours);
}

const escaped = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\uFFFD')
  .replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
const attributes = (named) => Object.entries(named).filter(([, value]) => value !== undefined).map(([name, value]) => ` ${name}="${escaped(String(value))}"`).join('');

export class SvgPen {
  /** @param {number} width @param {number} height @param {{title: string, description: string}} about */
  constructor(width, height, { title, description }) {
    this.parts = [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
      `<title>${escaped(title)}</title>`, `<desc>${escaped(description)}</desc>`];
  }

  rect(x, y, width, height, { fill = 'none', stroke, thick, opacity }) {
    this.parts.push(`<rect${attributes({ x, y, width, height, fill, stroke, 'stroke-width': thick, 'fill-opacity': opacity })}/>`);
  }

  line(x1, y1, x2, y2, { stroke, thick }) {
    this.parts.push(`<line${attributes({ x1, y1, x2, y2, stroke, 'stroke-width': thick })}/>`);
  }

  path(points, { stroke, thick, dash, fill = 'none', opacity }) {
    const shape = fill === 'none' ? 'polyline' : 'polygon';
    this.parts.push(`<${shape}${attributes({
      points: points.map((point) => point.map((place) => place.toFixed(2)).join()).join(' '), fill, 'fill-opacity': opacity, stroke, 'stroke-width': thick, 'stroke-dasharray': dash?.join(' '), 'stroke-linejoin': stroke && 'round',
    })}/>`);
  }

  text(x, y, text, { family = 'sans', size, weight, fill }) {
    this.parts.push(`<text${attributes({ x, y, 'font-family': FAMILIES[family], 'font-size': size, 'font-weight': weight, fill })}>${escaped(text)}</text>`);
  }

  image(x, y, side, canvas) {
    this.parts.push(`<image${attributes({ x, y, width: side, height: side, href: canvas.toDataURL('image/png') })}/>`);
  }

  finish() {
    return new Blob([...this.parts, '</svg>\n'], { type: 'image/svg+xml' });
  }
}

export class CanvasPen {
  /** @param {number} width @param {number} height @param {number} scale */
  constructor(width, height, scale) {
    this.canvas = Object.assign(document.createElement('canvas'), { width: width * scale, height: height * scale });
    this.pen = this.canvas.getContext('2d');
    this.pen.scale(scale, scale);
    this.pen.imageSmoothingQuality = 'high';
  }

  rect(x, y, width, height, { fill, stroke, thick, opacity = 1 }) {
    const { pen } = this;
    pen.globalAlpha = opacity;
    if (fill) Object.assign(pen, { fillStyle: fill }).fillRect(x, y, width, height);
    pen.globalAlpha = 1;
    if (stroke) Object.assign(pen, { strokeStyle: stroke, lineWidth: thick }).strokeRect(x, y, width, height);
  }

  line(x1, y1, x2, y2, { stroke, thick }) {
    const { pen } = this;
    Object.assign(pen, { strokeStyle: stroke, lineWidth: thick });
    pen.beginPath();
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
    pen.stroke();
  }

  path(points, { stroke, thick, dash = [], fill, opacity = 1 }) {
    const { pen } = this;
    pen.beginPath();
    for (const [x, y] of points) pen.lineTo(x, y);
    pen.globalAlpha = opacity;
    if (fill) Object.assign(pen, { fillStyle: fill }).fill();
    pen.globalAlpha = 1;
    pen.setLineDash(dash);
    if (stroke) Object.assign(pen, { strokeStyle: stroke, lineWidth: thick, lineJoin: 'round' }).stroke();
    pen.setLineDash([]);
  }

  text(x, y, text, { family = 'sans', size, weight = 400, fill }) {
    Object.assign(this.pen, { font: `${weight} ${size}px ${FAMILIES[family]}`, fillStyle: fill }).fillText(text, x, y);
  }

  image(x, y, side, canvas) {
    this.pen.drawImage(canvas, x, y, side, side);
  }

  /** @returns {Promise<Blob>} */
  finish() {
    return new Promise((done) => { this.canvas.toBlob(done, 'image/png'); });
  }
}
