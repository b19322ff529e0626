// A box that may scroll and holds nothing to focus must itself be reachable by keyboard, or nobody without a mouse can
// read its end. Whether it scrolls is not asked: that changes with fonts, zoom and width, and a tab stop harms nobody.

const FOCUSABLE = 'a[href], button:not(:disabled), input, select, textarea, summary';

export function reachable(box: HTMLElement): () => void {
  const settle = () => {
    if (!box.querySelector(FOCUSABLE)) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  };
  settle();
  const watch = new MutationObserver(settle);
  watch.observe(box, { childList: true, subtree: true });
  return () => watch.disconnect();
}
