// What was typed and not yet recorded: it outlives the dialog that it was typed in, until its act is done.

export class Kept {
  #forms = new Map<string, unknown>();

  /** The form kept under this name, or a new one. */
  form<T>(name: string, begin: () => T): T {
    if (!this.#forms.has(name)) this.#forms.set(name, begin());
    return this.#forms.get(name) as T;
  }

  has(name: string): boolean {
    return this.#forms.has(name);
  }

  /** Its act is done. */
  done(name: string): void {
    this.#forms.delete(name);
  }
}
