// What every window of ours does for as long as it is there. Not here: what it shows.

import type { Foghorn } from './foghorn.svelte';

/** Keeps the page in the theme of the settings, and stops the clock with the window. */
export function live(app: Foghorn): void {
  $effect(() => {
    const theme = app.desk?.settings.theme ?? 'system';
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  });
  $effect(() => () => app.clock.stop());
}
