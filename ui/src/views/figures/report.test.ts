import { fireEvent } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { evening } from '../../host/answers';
import { click, openWindow, screen, type } from '../../host/window';
import './Figures.svelte';

test('the report of a month is read, copied and saved', async () => {
  const host = evening();
  host.answer({ desktop: { shortcut: false, file_dialog: false }, 'save-report': { path: '/tmp/november.html' } });
  await openWindow(host);
  await click('Figures');
  await click('Report of a month …');
  expect(await screen.findByText('Incidents, 2026-10')).toBeTruthy();
  await fireEvent.change(screen.getByRole('combobox', { name: 'Month' }), { target: { value: '2026-11' } });
  expect(await screen.findByText('Incidents, 2026-11')).toBeTruthy();
  await click('Copy as Markdown');
  expect(host.copied).toBe('# Incidents, 2026-11');
  await type(screen.getByRole('textbox', { name: 'File' }), '/tmp/november.html');
  await click('Save it');
  expect(await screen.findByText('Saved as /tmp/november.html.')).toBeTruthy();
  expect(host.asked('save-report')).toEqual([{ month: '2026-11', path: '/tmp/november.html' }]);
});

test('where last month had none, the newest that has one is shown', async () => {
  const host = evening();
  const view = (month: string) => ({
    month,
    name: month,
    months: ['2026-11'],
    markdown: '',
    html: `<p>Of ${month}</p>`,
  });
  host.answer({ report: ({ month = '2026-10' }) => view(month) });
  await openWindow(host);
  await click('Figures');
  await click('Report of a month …');
  expect(await screen.findByText('Of 2026-11')).toBeTruthy();
});
