// The right-click menu: the web view's own belongs to a browser (Reload, Back, Inspect Element). It comes only where
// there is text to cut, copy or paste; everything else of ours is a button.

const TYPED = 'textarea, input:not([type=checkbox], [type=radio]), [contenteditable]';

/** True where a right click means text: in a field, or on words that are selected. */
export function meansText(click: Pick<MouseEvent, 'target' | 'clientX' | 'clientY'>): boolean {
  if (!(click.target instanceof Element)) return false;
  if (click.target.closest(TYPED)) return true;
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return false;
  const { clientX: x, clientY: y } = click;
  const on = (box: DOMRect) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  return [...selection.getRangeAt(0).getClientRects()].some(on);
}
