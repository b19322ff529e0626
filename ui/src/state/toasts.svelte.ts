// Short notes that come and go: what an act did beyond the obvious, with a way back.

export type Toast = { key: number; text: string; action?: { name: string; run: () => void } };

const SHOWN_FOR = 8000;

export class Toasts {
  all = $state.raw<Toast[]>([]);
  #next = 1;

  say(text: string, action?: Toast['action']): void {
    const key = this.#next++;
    this.all = [...this.all.slice(-2), { key, text, action }];
    setTimeout(() => this.drop(key), SHOWN_FOR);
  }

  /** Takes the ways back from what is shown: they mean the last act, and another one came after it. */
  settle(): void {
    if (this.all.some((toast) => toast.action)) this.all = this.all.map(({ key, text }) => ({ key, text }));
  }

  drop(key: number): void {
    this.all = this.all.filter((toast) => toast.key !== key);
  }
}
