// A key that is being edited. What others do to it in between is told and never lost: it is written
// only if it is still what these changes began with, or what a person has seen since.
import { Deed } from '../core/data.js';
import { Element, given, html, nothing, own } from '../core/element.js';
import { guard, mayLeave, unguard } from '../core/leave.js';
import { button } from '../core/parts.js';
import { text } from '../text/kv.js';
import { isPlain } from '../core/keys.js';
import { decode, limitOf, same } from '../core/bytes.js';
import { difference } from './difference.js';
import './field.js';
import { isLife, readable } from './life.js';
import { read, write } from './store.js';

const NOTHING = new Uint8Array();

/** `<praetor-kv-editor>`: edits `row`, which others may change; ends with `done`. */
class Editor extends Element {
  static properties = { context: given, row: given, base: own, bytes: own, life: own, compared: own };

  #deed = new Deed(this);

  constructor() {
    super();
    this.compared = false;
  }

  get api() {
    return this.context.api;
  }

  connectedCallback() {
    super.connectedCallback();
    guard(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    unguard(this);
  }

  willUpdate() {
    if (this.base === undefined) this.#begin(this.row);
  }

  /** Edits what a row holds. */
  #begin(row) {
    this.name = row.Key;
    this.base = row;
    this.flags = row.Flags; // kept, also when the key has to be made again
    this.bytes = decode(row.Value);
    this.life = readable(row.TTL ?? '');
    this.compared = false;
  }

  get #content() {
    return this.querySelector('praetor-kv-field')?.content ?? this.bytes;
  }

  get isUnsaved() {
    return !same(this.#content, decode(this.base?.Value)) || this.life !== readable(this.base?.TTL ?? '');
  }

  /** Whether someone else wrote or deleted it; what this very editor writes is not that. */
  get #isOvertaken() {
    return !this.#deed.busy && (this.row?.ModifyIndex ?? 0) !== (this.base?.ModifyIndex ?? 0);
  }

  template() {
    const lives = isPlain(this.name);
    return html`<form class="editor" @submit=${this.#save} @keydown=${this.#shortcut} @edited=${() => this.requestUpdate()}>
      ${this.#isOvertaken ? this.#overtaken() : nothing}
      <praetor-kv-field .bytes=${this.bytes} .name=${this.name}
        .limit=${limitOf(this.context.self)}></praetor-kv-field>
      ${lives ? html`<label class="field life"><span>${text.life}</span>
        <input .value=${this.life} placeholder=${text.noEnd} autocomplete="off" aria-invalid=${String(!isLife(this.life))}
          @input=${(event) => { this.life = event.target.value.trim(); }}>
        <span class="hint">${text.lifeHint}</span></label>` : nothing}
      ${this.#deed.show()}
      <div class="actions">
        <button class="button primary" ?disabled=${!this.#canSave()}>${text.save}</button>
        ${button(text.cancel, async () => { if (await mayLeave()) this.#done(); })}
      </div>
    </form>`;
  }

  #canSave() {
    return !this.#deed.busy && this.isUnsaved && isLife(this.life)
      && this.#content.length <= limitOf(this.context.self);
  }

  #overtaken() {
    const { row } = this;
    return html`<section class="card overtaken" role="alert">
      <h2><span class="badge warning">${row ? text.changedMeanwhile : text.deletedMeanwhile}</span></h2>
      <p>${row ? text.changedWords(row.ModifyIndex) : text.deletedWords}</p>
      <details ?open=${this.compared} @toggle=${(event) => { this.compared = event.target.open; }}>
        <summary>${text.theirsToMine}</summary>
        ${this.compared ? difference(row ? decode(row.Value) : NOTHING, this.#content) : nothing}
      </details>
      <div class="actions">
        ${button(text.keepMine, () => this.#keepMine())}
        ${button(row ? text.takeTheirs : text.dropMine, () => this.#takeTheirs())}
      </div>
    </section>`;
  }

  /** Mine will be written over what is there now, which has been seen. */
  #keepMine() {
    this.base = this.row ?? null;
    this.flags = this.row?.Flags ?? this.flags;
    this.compared = false;
    this.#deed.clear();
  }

  #takeTheirs() {
    this.#deed.clear();
    if (this.row) this.#begin(this.row);
    else this.#done();
  }

  /** Ctrl+S or ⌘S saves, as in other editors. */
  #shortcut(event) {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  }

  async #save(event) {
    event.preventDefault();
    if (!this.#canSave()) return;
    const bytes = this.#content;
    const row = await this.#deed.run(async () => {
      const written = await write(this.api, this.name, bytes, { was: this.base, flags: this.flags, life: this.life });
      return { written, row: await read(this.api, this.name) };
    });
    if (!row) return;
    this.dispatchEvent(new CustomEvent('read', { detail: row.row }));
    if (row.written) {
      this.dispatchEvent(new Event('written', { bubbles: true }));
      this.#done(text.saved);
    } else {
      this.row = row.row;
      this.compared = true;
      await this.updateComplete;
      this.querySelector('.overtaken')?.scrollIntoView({ block: 'nearest' });
    }
  }

  #done(words = '') {
    unguard(this);
    this.dispatchEvent(new CustomEvent('done', { detail: words }));
  }
}

customElements.define('praetor-kv-editor', Editor);
