import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draft } from '../../host/drafts';
import { FakeHost } from '../../host/fake';
import { Saving } from './saving.svelte';

const NOW = '2026-11-21T14:25:43Z';

function begun() {
  let version = 1;
  const host = new FakeHost({
    'save-draft': () => {
      version += 1;
      return { version, saved_at: NOW, diverged: false };
    },
  });
  return { host, saving: new Saving(host, draft({ text: 'Cards fail.', version: 1 })) };
}

describe('keeping what is typed', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('happens at a pause, once, and grows from the version before it', async () => {
    const { host, saving } = begun();
    for (const text of ['Cards fail. W', 'Cards fail. We', 'Cards fail. We are']) {
      saving.typed(text);
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(host.asked('save-draft')).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(host.asked('save-draft')).toEqual([{ draft: 'd-customers', text: 'Cards fail. We are', base: 1 }]);
    expect([saving.version, saving.savedAt, saving.behind]).toEqual([2, NOW, false]);
    saving.typed('Cards fail. We are sorry');
    await saving.flush();
    expect(host.asked('save-draft')[1]).toMatchObject({ base: 2 });
  });

  it('happens every two seconds where somebody types on', async () => {
    const { host, saving } = begun();
    for (let letters = 1; letters <= 30; letters += 1) {
      saving.typed(`Cards fail. ${'x'.repeat(letters)}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(host.asked('save-draft')).toHaveLength(1);
  });

  it('says a moment after the key that it is behind, and after the writing that it is not', async () => {
    const { saving } = begun();
    saving.typed('Cards fail. W');
    expect([saving.behind, saving.shownBehind]).toEqual([true, false]);
    await vi.advanceTimersByTimeAsync(100);
    expect(saving.shownBehind).toBe(true);
    await vi.advanceTimersByTimeAsync(600);
    expect([saving.behind, saving.shownBehind]).toEqual([false, false]);
  });

  it('writes nothing where the text is what it was', async () => {
    const { host, saving } = begun();
    saving.typed('Cards fail!');
    saving.typed('Cards fail.');
    await vi.advanceTimersByTimeAsync(1000);
    expect(await saving.flush()).toBe(true);
    expect(host.asked('save-draft')).toEqual([]);
  });

  it('what is typed while it is being written is written next', async () => {
    const { host, saving } = begun();
    let let_through: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (let_through = resolve));
    const call = host.call.bind(host);
    host.call = async (name, payload) => {
      await slow;
      return call(name, payload);
    };
    saving.typed('a');
    const first = saving.flush();
    saving.typed('ab');
    const second = saving.flush();
    let_through();
    expect(await Promise.all([first, second])).toEqual([true, true]);
    expect(host.asked('save-draft').map(({ text, base }) => [text, base])).toEqual([
      ['a', 1],
      ['ab', 2],
    ]);
  });

  it('a failure is told, the text stays, and it is tried again until it holds', async () => {
    const { host, saving } = begun();
    host.answer({
      'save-draft': () => {
        throw { code: 'disk-full', message: 'The disk is full.' };
      },
    });
    saving.typed('Half a sentence');
    expect(await saving.flush()).toBe(false);
    expect(saving.failed?.message).toBe('The disk is full.');
    host.answer({ 'save-draft': { version: 2, saved_at: NOW, diverged: true } });
    await vi.advanceTimersByTimeAsync(5000);
    expect(saving.failed).toBeNull();
    expect([saving.behind, saving.diverged]).toEqual([false, true]);
  });

  it('letters that turn text around are kept as they are shown', async () => {
    const { host, saving } = begun();
    saving.take({ version: 3, saved_at: NOW, text: 'read \ufffdme' });
    saving.typed('read \ufffdme');
    await saving.flush();
    expect(host.asked('save-draft')).toEqual([{ draft: 'd-customers', text: 'read \ufffdme', base: 3 }]);
  });
});
