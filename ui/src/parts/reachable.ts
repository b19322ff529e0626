// A box that scrolls and holds nothing to focus must itself be reachable by keyboard, or nobody without a mouse can
// read its end. An attachment, because only the laid-out page knows whether it scrolls.

const FOCUSABLE = 'a[href], button:not(:disabled), input, select, textarea, summary';

export function reachable(box: HTMLElement): (() => void) | undefined {
  if (typeof ResizeObserver === 'undefined') return undefined;
  const settle = () => {
    const scrolls = box.scrollHeight > box.clientHeight + 1;
    if (scrolls && !box.querySelector(FOCUSABLE)) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  };
  const watch = new ResizeObserver(settle);
  watch.observe(box);
  for (const child of box.children) watch.observe(child);
  return () => watch.disconnect();
}
