// A picture that stands alone: its colours by value, so that it looks the same outside the window; and as points for PNG.

/** The SVG as text, with the tokens' values and fonts that every reader has. */
export function alone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const of = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  const to = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  of.forEach((element, place) => {
    const read = getComputedStyle(element);
    for (const name of ['fill', 'stroke']) {
      if (element.getAttribute(name)?.startsWith('var(')) to[place]?.setAttribute(name, read.getPropertyValue(name));
    }
    if (element.tagName === 'text') to[place]?.setAttribute('font-size', read.fontSize);
    to[place]?.removeAttribute('class');
  });
  copy.setAttribute('font-family', 'Inter, Arial, sans-serif');
  const box = svg.viewBox.baseVal;
  copy.setAttribute('width', String(box.width));
  copy.setAttribute('height', String(box.height));
  return new XMLSerializer().serializeToString(copy);
}

/** The same as PNG, twice as fine as it is wide, in base64. */
export async function asPng(text: string, svg: SVGSVGElement): Promise<string> {
  const image = new Image();
  const loaded = new Promise((done, failed) => {
    image.onload = done;
    image.onerror = () => failed({ code: 'picture', message: 'The picture cannot be drawn here; save it as .svg.' });
  });
  image.src = `data:image/svg+xml;base64,${base64(text)}`;
  await loaded;
  const canvas = document.createElement('canvas');
  const box = svg.viewBox.baseVal;
  canvas.width = box.width * 2;
  canvas.height = box.height * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
