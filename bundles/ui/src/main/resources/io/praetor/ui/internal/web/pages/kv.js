// Keys and values: the tree of all keys, and beside it a folder or a key.
import { html, nothing, own, repeat } from '../core/element.js';
import { Page } from '../core/page.js';
import { here, parameter } from '../core/place.js';
import { foldersAbove, isFolder, isPlain, named } from '../core/keys.js';
import { Folders, listing } from '../kv/folders.js';
import { text } from '../text/kv.js';
import '../kv/create.js';
import '../kv/folder.js';
import '../kv/key.js';
import '../kv/tree.js';

export default class KeyValue extends Page {
  static stays = true; // so that the tree stays as it is

  static properties = { failure: own, version: own };

  #folders = null; // those of one datacenter
  #rows = null;

  constructor() {
    super();
    this.failure = null;
    this.version = 0;
  }

  willUpdate(changed) {
    if (!changed.has('context')) return;
    if (changed.get('context')?.datacenter !== this.context.datacenter) this.#begin();
    this.#show();
  }

  #begin() {
    const folders = new Folders(() => {
      if (folders !== this.#folders) return;
      this.#rows = null;
      this.version += 1;
    });
    this.#folders = folders;
    this.#rows = null;
  }

  /** Reads what the address names; the folder that is shown is followed. */
  #show() {
    const { key, view } = named(this.context.rest, here().isFolder, parameter);
    this.key = key;
    this.view = view;
    this.failure = null;
    document.title = [key || text.kv, this.context.datacenter, 'Praetor'].join(' · ');
    const folder = isFolder(key) ? key : foldersAbove(key).at(-1);
    this.#folders.show(this.api, [...new Set([...foldersAbove(key), folder])].filter((each) => each !== folder || !isPlain(folder)));
    const folders = this.#folders;
    folders.open.add(folder);
    if (!isPlain(folder)) return;
    this.api.watch(listing(folder), (keys) => {
      this.failure = null;
      folders.put(folder, keys);
    }, (failure) => {
      if (failure.status === 404) folders.put(folder, []);
      else this.failure = failure;
    });
  }

  template() {
    this.#rows ??= this.#folders.rows();
    return html`<div class="kv">
      <div class="kv-side"><praetor-kv-tree .context=${this.context} .folders=${this.#folders} .rows=${this.#rows}
        .current=${this.key}></praetor-kv-tree></div>
      <div class="kv-main" @written=${() => this.#folders.again(this.api)}>${
        repeat([this.context], (context) => context, () => this.#view())}</div>
    </div>`;
  }

  #view() {
    const { context, key, view } = this;
    if (view === 'create') return html`<praetor-kv-create .context=${context} .folder=${key}></praetor-kv-create>`;
    if (view === 'value' || view === 'history') {
      return html`<praetor-kv-key .context=${context} .name=${key} .view=${view}></praetor-kv-key>`;
    }
    return html`<praetor-kv-folder .context=${context} .folder=${key} .view=${view} .failure=${this.failure}
      .inside=${this.#folders.inside(key) ?? nothing} .isKey=${this.#folders.isKey(key)}></praetor-kv-folder>`;
  }
}

customElements.define('praetor-kv', KeyValue);
