// The host in the real window; the only file that imports @tauri-apps.

import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { writeText } from '@tauri-apps/plugin-clipboard-manager';
import type { Changed } from '../wire';
import type { Host } from './host';

export const tauri: Host = {
  call: (name, payload) => invoke('call', { name, payload }),
  on: (hear) => {
    void listen<Changed>('changed', (event) => hear(event.payload));
  },
  copy: (text) => writeText(text),
};
