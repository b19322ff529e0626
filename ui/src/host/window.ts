// The whole window on a fake host, for component tests: what a person sees and presses.

import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import App from '../App.svelte';
import { evening } from './answers';
import type { FakeHost } from './fake';

export { fireEvent, screen, waitFor, within };

/** Opens the window and waits for its first screen. */
export async function openWindow(host: FakeHost = evening()): Promise<FakeHost> {
  render(App, { host });
  await screen.findByRole('heading', { level: 1 });
  return host;
}

/** Opens the window on an incident. */
export async function openIncident(host: FakeHost = evening(), incident = '0193-checkout'): Promise<FakeHost> {
  await openWindow(host);
  host.say({ type: 'open', what: 'incident', incident, stakeholder: null });
  await screen.findByRole('region', { name: 'Timeline' });
  return host;
}

/** Presses a key where the focus is. */
export async function press(key: string, more: KeyboardEventInit = {}): Promise<void> {
  await fireEvent.keyDown(document.activeElement ?? document.body, { key, bubbles: true, cancelable: true, ...more });
}

export async function type(field: HTMLElement, value: string): Promise<void> {
  field.focus();
  await fireEvent.input(field, { target: { value } });
}

export async function click(name: string | RegExp, role = 'button'): Promise<void> {
  await fireEvent.click(await screen.findByRole(role, { name }));
}
