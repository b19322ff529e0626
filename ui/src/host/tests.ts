// What happy-dom lacks and the components use; loaded before each component test.

import { configure } from '@testing-library/svelte';
import { afterEach } from 'vitest';

// What is waited for comes when the machine has time for it; a busy one is no fault.
configure({ asyncUtilTimeout: 20_000 });

// A browser tells of a new selection later; happy-dom does so at once, in the middle of the editor's own work.
document.addEventListener('selectionchange', (event) => event.stopImmediatePropagation(), { capture: true });

afterEach(() => {
  localStorage.clear();
  delete document.documentElement.dataset.theme;
});
