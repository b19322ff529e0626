// The alarm's sound, made of two low tones like a foghorn's; no file, no network.

import type { Step } from '../wire';

let context: AudioContext | undefined;

const BLASTS: Record<Step, number> = { 'heads-up': 1, due: 2, nag: 3 };

/**
 * Sounds once for a heads-up, twice when due, three times when late; twice where it only lends its sound to a
 * notification that the desktop shows in silence. A desktop without sound stays silent.
 */
export function sound(steps: readonly Step[]): void {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  void context.resume();
  const times = steps.length ? Math.max(...steps.map((step) => BLASTS[step])) : BLASTS.due;
  for (let i = 0; i < times; i++) blast(context, context.currentTime + i * 0.9);
}

function blast(audio: AudioContext, at: number): void {
  const loudness = audio.createGain();
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(0.25, at + 0.08);
  loudness.gain.setValueAtTime(0.25, at + 0.45);
  loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.75);
  loudness.connect(audio.destination);
  for (const [pitch, part] of [
    [155, 'triangle'],
    [233, 'sine'],
  ] as const) {
    const tone = audio.createOscillator();
    tone.type = part;
    tone.frequency.setValueAtTime(pitch, at);
    tone.frequency.linearRampToValueAtTime(pitch * 0.94, at + 0.7);
    tone.connect(loudness);
    tone.start(at);
    tone.stop(at + 0.8);
  }
}
