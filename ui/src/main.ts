// The window's beginning.

import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import './style/tokens.css';
import './style/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { tauri } from './host/tauri';
import Strip from './views/strip/Strip.svelte';

if (location.hash === '#strip') {
  mount(Strip, { target: document.body, props: { host: tauri } });
} else {
  // Fetched when the first screen has long been painted, so that the first word to write waits for nothing.
  setTimeout(() => void import('./views/draft/Draft.svelte'), 3000);
  const onready = () => void tauri.call('window', { action: 'ready' });
  mount(App, { target: document.body, props: { host: tauri, onready } });
}
