import { describe, expect, it } from 'vitest';
import { clock } from '../../host/fixtures';
import type { WordRead } from '../../wire';
import { beginCorrection, beginSend, promiseAt, promises, question, record, sending } from './form';

const clocks = [
  clock({ stakeholder: 'customers', name: 'Customers' }),
  clock({
    stakeholder: 'executives',
    name: 'Executives',
    channels: [{ channel: 'email', name: 'Email', required: true }],
  }),
];
const read: WordRead = {
  promise_at: '2026-11-21T14:50:00Z',
  promise_words: 'by 14:50 UTC',
  zone_assumed: false,
  promise_missed: null,
  promise_fault: null,
  cadence_at: '2026-11-21T14:45:00Z',
  needs_reason: true,
  status: 'identified',
  severity: 'SEV1',
  proof: { errors: 0, overruled: [], approval_missing: null, approved_by: null },
};

describe('I sent it', () => {
  it('begins with the stakeholder in hand on the required channels, posted now', () => {
    const form = beginSend({ clocks, stakeholder: 'customers', text: 'Still failing.' });
    expect(record(form, 'INC-7', null)).toEqual({
      incident: 'INC-7',
      text: 'Still failing.',
      deliveries: [{ stakeholder: 'customers', channel: 'status-page' }],
    });
  });

  it('a promise read from the text goes with its reason, and binds nobody who was not told', () => {
    const form = {
      ...beginSend({ clocks, stakeholder: 'customers' }),
      reason: 'the team sleeps',
      notFor: ['executives'],
    };
    expect(record(form, 'INC-7', read).promise).toEqual({
      at: '2026-11-21T14:50:00Z',
      reason: 'the team sleeps',
      not_for: [],
    });
  });

  it('a typed promise wins over the text’s, and none is none', () => {
    const form = beginSend({ clocks });
    expect(promiseAt({ ...form, promise: ' 15:00 ' }, read)).toBe('15:00');
    expect(promiseAt({ ...form, promises: false, promise: '15:00' }, read)).toBeNull();
    expect(question({ ...form, promise: '15:00', at: '14:20' }, 'INC-7')).toMatchObject({
      promise: '15:00',
      posted_at: '14:20',
    });
  });

  it('promises as the text does, until somebody says otherwise', () => {
    const form = beginSend({ clocks });
    expect([promises(form, null), promises(form, read)]).toEqual([false, true]);
    expect(promises({ ...form, promises: false }, read)).toBe(false);
    expect(promises({ ...form, promises: true }, null)).toBe(true);
    expect(promises({ ...form, promise: '15:00' }, null)).toBe(true);
  });

  it('the text may follow later', () => {
    expect(record(beginSend({ clocks, stakeholder: 'customers', text: '  ' }), 'INC-7', null)).not.toHaveProperty(
      'text',
    );
  });

  it('changing the status and telling of it is one act; telling what holds anyway changes nothing', () => {
    const form = beginSend({ clocks, stakeholder: 'customers', changeStatus: 'monitoring' });
    expect(sending(form, 'INC-7', read)).toMatchObject({ tells_status: 'monitoring', change_status: 'monitoring' });
    expect(sending({ ...form, status: 'identified' }, 'INC-7', read)).not.toHaveProperty('change_status');
    expect(sending({ ...form, change: false }, 'INC-7', read)).not.toHaveProperty('change_status');
  });
});

it('a record that is put right begins as it stands, also with a stakeholder who left since', () => {
  const form = beginCorrection(
    {
      text: null,
      deliveries: [
        { stakeholder: 'customers', channel: 'email', posted_at: '2026-11-21T14:10:00Z' },
        { stakeholder: 'press', channel: 'phone', posted_at: '2026-11-21T14:11:00Z' },
      ],
      status: 'identified',
      severity: null,
      promise: { at: '2026-11-21T14:30:00Z', reason: null, not_for: ['press'] },
      verdicts: [],
      text_sha256: null,
    },
    clocks,
  );
  expect(record(form, 'INC-7', null)).toEqual({
    incident: 'INC-7',
    deliveries: [
      { stakeholder: 'customers', channel: 'email', posted_at: '2026-11-21T14:10:00Z' },
      { stakeholder: 'press', channel: 'phone', posted_at: '2026-11-21T14:11:00Z' },
    ],
    tells_status: 'identified',
    promise: { at: '2026-11-21T14:30:00Z', not_for: ['press'] },
  });
});
