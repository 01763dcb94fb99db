// Drawings of the page as one stand-alone SVG file: styles and patterns are written into it, since the page's style sheet stays behind.

const STYLES = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'stroke-linejoin', 'stroke-linecap', 'opacity', 'font-family', 'font-size', 'font-weight',
  'text-anchor', 'paint-order', 'display',
] as const;
const PADDING = 16;
const TITLE = 34;

/** Copies the looks of every element of a drawing onto its clone. */
function withStyles(from: Element, to: Element): void {
  const look = getComputedStyle(from);
  const style = STYLES.map((name) => `${name}:${look.getPropertyValue(name)}`).join(';');
  to.setAttribute('style', style);
  to.removeAttribute('class');
  Array.from(from.children).forEach((child, index) => withStyles(child, to.children[index]!));
}

/** The drawings below one another under a title, as the text of an SVG file; with the page's patterns, in the colours that are on the page now. */
export function svgText(drawings: readonly SVGSVGElement[], title: string): string {
  const page = getComputedStyle(document.body);
  const namespace = 'http://www.w3.org/2000/svg';
  const width = Math.max(...drawings.map((drawing) => drawing.viewBox.baseVal.width)) + 2 * PADDING;
  const height = drawings.reduce((sum, drawing) => sum + drawing.viewBox.baseVal.height + PADDING, TITLE + PADDING);
  const root = document.createElementNS(namespace, 'svg');
  root.setAttribute('xmlns', namespace);
  root.setAttribute('width', String(width));
  root.setAttribute('height', String(height));
  root.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const ground = document.createElementNS(namespace, 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', getComputedStyle(document.documentElement).getPropertyValue('--surface').trim());
  const head = document.createElementNS(namespace, 'text');
  head.textContent = title;
  head.setAttribute('x', String(PADDING));
  head.setAttribute('y', String(PADDING + 12));
  head.setAttribute('style', `font-family:${page.fontFamily};font-size:16px;font-weight:600;fill:${page.color}`);
  root.append(ground, head);
  const patterns = document.querySelector('.hatches defs');
  if (patterns) {
    const copy = patterns.cloneNode(true) as Element;
    withStyles(patterns, copy);
    root.append(copy);
  }
  let y = TITLE + PADDING / 2;
  for (const drawing of drawings) {
    const copy = drawing.cloneNode(true) as SVGSVGElement;
    withStyles(drawing, copy);
    const { x: left, y: top, width: wide, height: tall } = drawing.viewBox.baseVal;
    const place = document.createElementNS(namespace, 'svg');
    for (const [name, value] of [['x', PADDING], ['y', y], ['width', wide], ['height', tall]] as const) place.setAttribute(name, String(value));
    place.setAttribute('viewBox', `${left} ${top} ${wide} ${tall}`);
    place.append(...Array.from(copy.childNodes));
    root.append(place);
    y += tall + PADDING;
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}
