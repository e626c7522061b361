// A folder: what is in it, and what can be done with all of it.
import { Deed } from '../core/data.js';
import { Element, given, html, nothing, own } from '../core/element.js';
import { byName, list } from '../core/list.js';
import { button, heading, loading, refusal } from '../core/parts.js';
import { parameter, remember } from '../core/place.js';
import { text } from '../text/kv.js';
import { above, address, isFolder, isPlain, place, short } from '../core/keys.js';
import { toFile } from './exchange.js';
import { download, title, way } from './parts.js';
import { removeFolder } from './remove.js';
import './import.js';

const name = (key) => key;

class Folder extends Element {
  static properties = { context: given, folder: given, view: given, inside: given, isKey: given, failure: given, below: own };

  #deed = new Deed(this);
  #deep = parameter('below') === 'all';

  constructor() {
    super();
    this.below = null; // all keys below, however deep, when they are wanted
  }

  #look = {
    label: text.kv,
    none: text.noKeys,
    key: name,
    words: (key) => [this.#shown(key)],
    sorts: {
      byFolder: (one, other) => Number(isFolder(other)) - Number(isFolder(one)) || byName(name)(one, other),
      byName: byName(name),
    },
    row: (key) => html`<li class="row entry ${isFolder(key) ? 'folder' : 'key'}">
      <a class="name" href=${place(this.context.link, key)}>${this.#shown(key).replace(/\/$/, '') || '""'}</a>
      ${isFolder(key) ? html`<span class="hidden">${text.folder}</span>` : nothing}</li>`,
  };

  get api() {
    return this.context.api;
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.#deep) this.#readBelow();
  }

  /** A name as it is seen from this folder. */
  #shown(key) {
    return this.below ? key.slice(this.folder.length) : short(key);
  }

  #searchBelow(deep) {
    this.#deep = deep;
    this.below = null;
    remember('below', deep ? 'all' : '');
    if (deep) this.#readBelow();
  }

  async #readBelow() {
    const keys = await this.#deed.run(() => this.api.get(`${address(this.folder)}?keys`));
    if (keys && this.#deep) this.below = keys.filter((key) => key !== this.folder);
  }

  template() {
    const { link } = this.context;
    const { inside } = this;
    const known = Array.isArray(inside);
    const folders = known ? inside.filter(isFolder).length : 0;
    return html`${heading(title(this.folder), {
      path: way(link, this.folder),
      lead: known ? text.contents(folders, inside.length - folders) : nothing,
      actions: this.view === 'import' ? nothing : this.#actions(),
    })}
    ${this.#deed.show()}
    ${this.view === 'import'
      ? html`<praetor-kv-import .context=${this.context} .folder=${this.folder}></praetor-kv-import>`
      : html`${this.isKey ? html`<p class="note">${text.folderIsKey}
          <a href=${place(link, this.folder, 'value')}>${text.showValue}</a></p>` : nothing}
        ${this.failure ? refusal(this.failure) : known ? html`
          ${folders && isPlain(this.folder) ? html`<label class="option"><input type="checkbox" .checked=${this.#deep}
            @change=${(event) => this.#searchBelow(event.target.checked)}>${text.searchBelow}</label>` : nothing}
          ${list(this.below ?? inside, this.#look)}` : loading()}`}`;
  }

  #actions() {
    const { link } = this.context;
    const hasKeys = this.isKey || (Array.isArray(this.inside) && this.inside.length > 0);
    return html`
      <a class="button primary" href=${place(link, this.folder, 'create')}>${text.createKey}</a>
      <a class="button" href=${place(link, this.folder, 'import')}>${text.importKeys}</a>
      ${isPlain(this.folder) ? html`
        ${button(text.exportKeys, () => this.#export(), { disabled: this.#deed.busy || !hasKeys })}
        ${this.folder ? button(text.deleteFolder, () => this.#remove(), { kind: 'danger', disabled: this.#deed.busy || !hasKeys }) : nothing}` : nothing}`;
  }

  #export() {
    this.#deed.run(async () => {
      const rows = await this.api.get(`${address(this.folder)}?recurse`);
      download(toFile(rows), `${title(this.folder).replace(/[^\w.-]+/g, '-')}.json`, 'application/json');
    }, text.exported);
  }

  #remove() {
    this.#deed.run(async () => {
      if (await removeFolder(this.api, this.folder)) {
        this.dispatchEvent(new Event('written', { bubbles: true }));
        this.context.go(place(this.context.link, above(this.folder)));
      }
    });
  }
}

customElements.define('praetor-kv-folder', Folder);
