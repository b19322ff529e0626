// The host in the real window; the only file that imports @tauri-apps.

import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { writeText } from '@tauri-apps/plugin-clipboard-manager';
import type { Changed } from '../wire';
import type { Host } from './host';
import { tame } from './tame';

export const tauri: Host = {
  call: async (name, payload) => tame(await invoke('call', { name, payload })),
  actAndShow: async (act, show) => tame(await invoke('call', { ...act, show })),
  on: (hear) => {
    void listen<Changed>('changed', (event) => hear(tame(event.payload)));
  },
  copy: (text) => writeText(text),
};
