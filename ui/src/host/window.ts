// The whole window on a fake host, for component tests: what a person sees and presses.

import { EditorView } from '@codemirror/view';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import App from '../App.svelte';
// The window fetches these screens when they are wanted; a test does not wait for that.
import '../views/draft/Draft.svelte';
import '../views/library/Library.svelte';
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

/** The text of the draft on the screen. */
export const draftText = (): string => editor().state.doc.toString();

/** Puts another text there, as somebody does who types it; the cursor stands at its end. */
export function write(text: string): void {
  const view = editor();
  const changes = { from: 0, to: view.state.doc.length, insert: text };
  view.dispatch({ changes, selection: { anchor: text.length }, userEvent: 'input.type' });
}

/** Puts the cursor somewhere by hand. */
export const cursorTo = (at: number): void => editor().dispatch({ selection: { anchor: at }, userEvent: 'select' });

/** What is selected in the text. */
export function selected(): string {
  const { from, to } = editor().state.selection.main;
  return editor().state.sliceDoc(from, to);
}

function editor(): EditorView {
  const view = EditorView.findFromDOM(document.querySelector<HTMLElement>('.cm-content') ?? document.body);
  if (!view) throw new Error('no text is open');
  return view;
}

/** Opens the window on a draft to the customers. */
export async function openDraft(host: FakeHost = evening()): Promise<FakeHost> {
  await openIncident(host);
  await press('Enter');
  await screen.findByLabelText('Text for Customers');
  await screen.findByRole('region', { name: 'Findings' });
  return host;
}
