// A key, to be read first: its value, who holds it, and what can be done with it.
import { Deed, Watch } from '../core/data.js';
import { Element, given, html, nothing, own } from '../core/element.js';
import { button, copyable, heading, loading, note, pairs, refusal } from '../core/parts.js';
import { text } from '../text/kv.js';
import { above, address, isPlain, place } from '../core/keys.js';
import { decode, hex, textOf } from '../core/bytes.js';
import { code, formatOf } from './code.js';
import './editor.js';
import './history.js';
import { readable } from './life.js';
import { isLocked, lock } from './lock.js';
import { copyButton, download, title, way } from './parts.js';
import { removeKey } from './remove.js';
import { read } from './store.js';

const MAX_SHOWN = 100_000; // characters, unless all are wanted
const HEX_BYTES = 2_048;

class Key extends Element {
  static properties = { context: given, name: given, view: given, editing: own, whole: own };

  #row = new Watch(this, () => (isPlain(this.name) ? address(this.name) : null), ([row]) => row);
  #deed = new Deed(this);

  constructor() {
    super();
    this.editing = false;
    this.whole = false;
  }

  get api() {
    return this.context.api;
  }

  connectedCallback() {
    super.connectedCallback();
    if (!isPlain(this.name)) this.#readOnce();
  }

  /** Names that no path can say are read without waiting for changes. */
  async #readOnce() {
    try {
      const row = await read(this.api, this.name);
      this.#row.failure = row ? null : { status: 404, message: '' };
      this.#row.value = row ?? undefined;
    } catch (failure) {
      if (failure.status) this.#row.failure = failure;
    }
    this.requestUpdate();
  }

  /** The newest row; null when there is no such key, undefined before anything is known. */
  get #now() {
    return this.#row.failure?.status === 404 ? null : this.#row.value;
  }

  template() {
    const row = this.#now;
    const { failure } = this.#row;
    return html`${heading(title(this.name), {
      path: way(this.context.link, this.name),
      lead: html`${copyable(this.name)} ${isLocked(row) ? html`<span class="badge warning">${text.locked}</span>` : nothing}`,
      actions: row && !this.editing ? this.#actions(row) : nothing,
    })}
    ${this.#deed.show()}
    ${failure && failure.status !== 404 ? refusal(failure) : nothing}
    ${this.editing ? this.#editor(row) : this.view === 'history' ? this.#history(row)
      : row ? this.#content(row) : row === null ? this.#gone() : failure ? nothing : loading()}`;
  }

  #actions(row) {
    const { link } = this.context;
    return html`
      ${button(text.edit, () => this.#edit(), { kind: 'primary' })}
      ${isPlain(this.name) ? this.view === 'history'
        ? html`<a class="button" href=${place(link, this.name, this.name.endsWith('/') ? 'value' : '')}>${text.value}</a>`
        : html`<a class="button" href=${place(link, this.name, 'history')}>${text.history}</a>` : nothing}
      ${button(text.delete, () => this.#remove(row), { kind: 'danger', disabled: this.#deed.busy })}`;
  }

  #gone() {
    const { link } = this.context;
    return html`${note(text.gone(this.name))}<p class="choices">
      <a class="button primary" href="${place(link, above(this.name), 'create')}?name=${encodeURIComponent(title(this.name))}">${text.createIt}</a>
      ${isPlain(this.name) ? html`<a class="button" href=${place(link, this.name, 'history')}>${text.history}</a>` : nothing}</p>`;
  }

  #content(row) {
    const bytes = decode(row.Value);
    return html`${lock(this.context, row)}
      <section class="card value">${this.#value(bytes)}</section>
      ${pairs([
        [text.life, row.TTL ? text.lifeOf(readable(row.TTL)) : nothing],
        [text.flags, String(row.Flags) === '0' ? nothing : String(row.Flags)],
        [text.locks, row.LockIndex || nothing],
        [text.created, row.CreateIndex.toLocaleString()], [text.modified, row.ModifyIndex.toLocaleString()],
      ])}`;
  }

  #value(bytes) {
    const words = textOf(bytes);
    const format = words === null ? 'binary' : formatOf(words, this.name);
    return html`<div class="over"><h2>${text.value}</h2>
        ${bytes.length ? html`<span class="tag">${text[`format_${format}`]}</span>` : nothing}<span class="muted">${text.size(bytes.length)}</span>
        <span class="actions">${words ? copyButton(words, text.copyValue) : nothing}
          ${bytes.length ? button(text.download, () => download(bytes, title(this.name), 'application/octet-stream')) : nothing}</span></div>
      ${bytes.length === 0 ? note(text.noValue) : words === null ? this.#binary(bytes) : this.#text(words, format)}`;
  }

  #text(words, format) {
    const isCut = words.length > MAX_SHOWN && !this.whole;
    return html`<pre class="reading" tabindex="0" aria-label=${text.value}>${code(isCut ? `${words.slice(0, MAX_SHOWN)}…` : words, format)}</pre>
      ${isCut ? html`<p>${button(text.showAll(words.length), () => { this.whole = true; })}</p>` : nothing}`;
  }

  #binary(bytes) {
    const isCut = bytes.length > HEX_BYTES && !this.whole;
    return html`${note(text.binary(bytes.length))}
      <pre class="hex reading" tabindex="0" aria-label=${text.value}>${hex(isCut ? bytes.subarray(0, HEX_BYTES) : bytes)}</pre>
      ${isCut ? html`<p>${button(text.showAllBytes(bytes.length), () => { this.whole = true; })}</p>` : nothing}`;
  }

  async #edit() {
    this.#deed.clear();
    this.editing = true;
    await this.updateComplete;
    const editor = this.querySelector('praetor-kv-editor');
    await editor.updateComplete;
    (editor.querySelector('textarea') ?? editor.querySelector('input'))?.focus();
  }

  #editor(row) {
    return html`${lock(this.context, row)}<praetor-kv-editor .context=${this.context} .row=${row}
      @read=${({ detail }) => this.#read(detail)} @done=${(event) => this.#done(event.detail)}></praetor-kv-editor>`;
  }

  #read(row) {
    this.#row.value = row ?? undefined;
    this.#row.failure = row ? null : { status: 404, message: '' };
    this.requestUpdate();
  }

  async #done(words) {
    this.editing = false;
    if (words) this.#deed.run(() => true, words);
    await this.updateComplete;
    this.querySelector('h1').focus();
  }

  #history(row) {
    return html`<praetor-kv-history .context=${this.context} .name=${this.name} .row=${row}></praetor-kv-history>`;
  }

  #remove(row) {
    this.#deed.run(async () => {
      if (await removeKey(this.api, row)) {
        this.dispatchEvent(new Event('written', { bubbles: true }));
        this.context.go(place(this.context.link, above(this.name)));
      }
    });
  }
}

customElements.define('praetor-kv-key', Key);
