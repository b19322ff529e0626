// Taking the text somewhere else: in the form that the place reads, onto the clipboard, into the mail program, into a
// file. Not here: the forms themselves; the app writes them.

import type { CopyAs, DraftView } from '../../wire';
import type { Workshop } from './workshop.svelte';

export const FORMS: readonly { as: Exclude<CopyAs, 'mailto'>; name: string }[] = [
  { as: 'markdown', name: 'Markdown' },
  { as: 'plain', name: 'Plain text' },
  { as: 'html', name: 'HTML' },
  { as: 'slack', name: 'Slack' },
];

const CHANNELS: Record<string, CopyAs> = {
  'status-page': 'markdown',
  chat: 'slack',
  slack: 'slack',
  email: 'plain',
  sms: 'plain',
  social: 'plain',
};

/** The form that a channel reads: the one that is previewed, else the template's, else the stakeholder's first. */
export function formFor(view: Pick<DraftView, 'channel' | 'channels'>, tab: string): Exclude<CopyAs, 'mailto'> {
  const channel = tab !== 'write' ? tab : (view.channel ?? view.channels[0] ?? '');
  const form = CHANNELS[channel] ?? 'markdown';
  return form === 'mailto' ? 'plain' : form;
}

/** Puts the text on the clipboard in this form. */
export function copyAs(workshop: Workshop, as: Exclude<CopyAs, 'mailto'>): Promise<boolean> {
  const { app, view, text } = workshop;
  return workshop.acting.run(async () => {
    if (!view) return;
    await workshop.saving?.flush();
    const copy = await app.host.call('copy-draft', { draft: view.draft, text, as });
    await app.host.copy(copy.text);
    const name = FORMS.find((form) => form.as === as)?.name ?? as;
    app.toasts.say(`Copied as ${name}. Post it, then say “I posted it”.`);
  });
}

/** Opens the desktop's mail program on it; Foghorn sends nothing. */
export function openMail(workshop: Workshop): Promise<boolean> {
  const { app, view, text } = workshop;
  return workshop.acting.run(async () => {
    if (!view) return;
    await workshop.saving?.flush();
    const copy = await app.host.call('copy-draft', { draft: view.draft, text, as: 'mailto' });
    await app.host.call('open-mail', { url: copy.text });
    app.toasts.say('Opened in the mail program. Send it there, then say “I posted it”.');
  });
}

/** The text as it stands, whatever the app can or cannot do. */
export async function copyAll(workshop: Workshop): Promise<void> {
  await workshop.app.host.copy(workshop.text);
  workshop.app.toasts.say('Copied all of it, as it stands.');
}
