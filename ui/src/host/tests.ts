// What happy-dom lacks and the components use; loaded before each component test.

import { afterEach } from 'vitest';

// A browser tells of a new selection later; happy-dom does so at once, in the middle of the editor's own work.
document.addEventListener('selectionchange', (event) => event.stopImmediatePropagation(), { capture: true });

afterEach(() => {
  localStorage.clear();
  delete document.documentElement.dataset.theme;
});
