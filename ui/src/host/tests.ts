// What happy-dom lacks and the components use; loaded before each component test.

import { afterEach } from 'vitest';

afterEach(() => {
  localStorage.clear();
  delete document.documentElement.dataset.theme;
});
