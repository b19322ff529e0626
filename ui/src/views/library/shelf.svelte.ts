// The library as it is read, the page that is open, and the text that is being edited. Texts that are not saved yet outlive
// the screen, until they are saved or dropped.

import { failure } from '../../host/host';
import type { Foghorn } from '../../state/foghorn.svelte';
import { latest } from '../../state/latest';
import type { Failure, LibraryFault, LibraryItem, LibraryKind, LibraryPage, LibraryView } from '../../wire';
import { SKELETONS } from './words';

/** A text that is being edited, and the one that it grew from. */
export type Edit = { text: string; was: string };

type Named = { kind: LibraryKind; name: string };

export class Shelf {
  readonly #app: Foghorn;
  readonly #readAll: (ask: Record<string, never>) => Promise<LibraryView | undefined>;
  readonly #readPage: (ask: Named) => Promise<LibraryPage | undefined>;
  readonly #edits: Map<string, Edit>;
  /** The page that was asked for last. */
  #wanted: Named | null = null;

  view = $state.raw<LibraryView | null>(null);
  page = $state.raw<LibraryPage | null>(null);
  refusal = $state.raw<Failure | null>(null);
  edit = $state<Edit | null>(null);
  /** The line that the editor shall go to. */
  line = $state<number | null>(null);
  busy = $state(false);

  constructor(app: Foghorn) {
    this.#app = app;
    this.#readAll = latest((ask) => app.host.call('library', ask));
    this.#readPage = latest((ask) => app.host.call('library-page', ask));
    this.#edits = app.kept.form('library-edits', () => new Map<string, Edit>());
  }

  get dirty(): boolean {
    return this.edit !== null && this.edit.text !== this.edit.was;
  }

  /** Reads the list. */
  async read(): Promise<void> {
    try {
      this.view = (await this.#readAll({})) ?? this.view;
    } catch (thrown) {
      this.refusal = failure(thrown);
    }
  }

  /** Reads anew what is shown; what comes of an act of one's own is read with that. */
  async refresh(): Promise<void> {
    if (this.busy) return;
    await Promise.all([this.read(), this.page ? this.open(this.page.item) : undefined]);
  }

  /** Reads the page of one; what was being edited of it is there again. */
  async open(named: Named | null): Promise<void> {
    this.#wanted = named;
    if (!named) {
      this.#close();
      return;
    }
    if (!this.#isOpen(named)) this.#close();
    try {
      const page = await this.#readPage(named);
      // Whoever closed it while it was being read does not want it any more.
      if (page && this.#wanted === named) this.#show(page);
    } catch (thrown) {
      if (this.#wanted !== named) return;
      this.#close();
      this.refusal = failure(thrown);
    }
  }

  /** Makes the text one's own, where it is not yet, and edits it, from this line on. */
  async change(item: Named & { customised: boolean }, line: number | null = null): Promise<void> {
    const { kind, name } = item;
    if (!item.customised) await this.#act(() => this.#app.host.call('library-customise', { kind, name }));
    else if (!this.#isOpen(item)) await this.open(item);
    if (!this.#isOpen(item)) return;
    this.#begin();
    this.line = line;
  }

  /** Goes to a fault: into the text where it is the user's own, else to the page. */
  async mend(fault: LibraryFault): Promise<void> {
    await this.open(fault);
    if (this.page?.item.customised) await this.change(this.page.item, fault.line);
  }

  async switch({ kind, name }: LibraryItem, on: boolean): Promise<void> {
    await this.#list(() => this.#app.host.call('library-switch', { kind, name, on }));
  }

  async save(): Promise<void> {
    const [page, edit] = [this.page, this.edit];
    if (!page || !edit) return;
    const { kind, name } = page.item;
    const { text, was } = edit;
    const saved = await this.#act(() => this.#app.host.call('library-save', { kind, name, text, was }));
    if (saved && this.edit) {
      // What was typed while it was being saved is not saved yet.
      this.edit.was = text;
      if (!this.dirty) this.#edits.delete(key(page.item));
    }
  }

  /** Ends editing; the text stays where it is not saved. */
  close(): void {
    this.edit = null;
    this.line = null;
  }

  /** Forgets what was typed since the file was saved. */
  drop(): void {
    if (this.page) this.#edits.delete(key(this.page.item));
    this.close();
  }

  /** Back to what lies under the user's own file, which is set aside; true where nothing lies there. */
  async reset({ kind, name, beneath }: LibraryItem): Promise<boolean> {
    this.#edits.delete(key({ kind, name }));
    this.close();
    await this.#list(() => this.#app.host.call('library-reset', { kind, name }));
    return beneath === null && this.refusal === null;
  }

  /** Copies one under another name. */
  async copy({ kind, name }: Named, under: string): Promise<boolean> {
    return this.#act(() => this.#app.host.call('library-customise', { kind, name, under }));
  }

  /** Makes a new one. */
  async create(kind: LibraryKind, name: string): Promise<boolean> {
    if (kind === 'playbook') return this.copy({ kind, name: 'default' }, name);
    const { rules, templates } = this.view ?? { rules: [], templates: [] };
    if ((kind === 'rule' ? rules : templates).some((item) => item.name === name)) {
      this.refusal = { code: 'exists', message: `There is a ${kind} “${name}” already; customise that one.` };
      return false;
    }
    return this.#act(() => this.#app.host.call('library-save', { kind, name, text: SKELETONS[kind] }));
  }

  /** Acts, and shows the page that is answered. */
  async #act(act: () => Promise<LibraryPage>): Promise<boolean> {
    return this.#once(async () => {
      this.#show(await act());
      await this.read();
    });
  }

  /** Acts, and shows the list that is answered, and the open page anew. */
  async #list(act: () => Promise<LibraryView>): Promise<boolean> {
    return this.#once(async () => {
      this.view = await act();
      if (this.page && this.#find(this.page.item)) await this.open(this.page.item);
      else this.#close();
    });
  }

  async #once(act: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.refusal = null;
    try {
      await act();
    } catch (thrown) {
      this.refusal = failure(thrown);
    } finally {
      this.busy = false;
    }
    return this.refusal === null;
  }

  #show(page: LibraryPage): void {
    const isOther = !this.#isOpen(page.item);
    this.page = page;
    if (isOther) this.close();
    const kept = this.#edits.get(key(page.item));
    if (isOther && kept) this.#begin();
    // Somebody else saved the file, and nothing was typed here.
    else if (this.edit && !this.dirty) this.edit.text = this.edit.was = page.text;
  }

  #begin(): void {
    if (!this.page) return;
    const { item, text } = this.page;
    const edit = $state(this.#edits.get(key(item)) ?? { text, was: text });
    this.#edits.set(key(item), edit);
    this.edit = edit;
  }

  #close(): void {
    this.page = null;
    this.close();
  }

  #isOpen({ kind, name }: Named): boolean {
    return this.page?.item.kind === kind && this.page.item.name === name;
  }

  #find({ kind, name }: Named): boolean {
    const all = this.view ? [...this.view.rules, ...this.view.templates, ...this.view.playbooks] : [];
    return all.some((item) => item.kind === kind && item.name === name);
  }
}

const key = ({ kind, name }: Named): string => `${kind} ${name}`;
