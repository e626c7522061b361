// Keys from a file: what reading it in would change is shown first, then it is written in batches.
import { Element, given, html, nothing, own } from '../core/element.js';
import { guard, unguard } from '../core/leave.js';
import { byName, list } from '../core/list.js';
import { button, loading, note, refusal } from '../core/parts.js';
import { text } from '../text/kv.js';
import { address, isPlain, place, plainAround } from '../core/keys.js';
import { decode, limitOf } from '../core/bytes.js';
import { compare, fromFile, prefixes } from './exchange.js';
import { transfer } from './transfer.js';

const KINDS = ['failed', 'refused', 'changed', 'added', 'same'];

class Import extends Element {
  static properties = { context: given, folder: given, file: own, prefix: own, entries: own, fault: own, failure: own, progress: own };

  #examined = 0;

  constructor() {
    super();
    this.prefix = '';
    this.#forget();
  }

  #look = {
    label: text.importKeys,
    none: text.noEntries,
    key: (entry) => entry.key,
    words: (entry) => [entry.key],
    kinds: (entry) => [text[`import_${entry.kind}`]],
    sorts: {
      byKind: (one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) || byName((each) => each.key)(one, other),
      byName: byName((entry) => entry.key),
    },
    row: (entry) => html`<li class="row entry-in ${entry.kind}">
      <span class="name mono">${entry.key}</span>
      <span class="facts"><span class="muted">${text.size(decode(entry.value).length)}</span>
        ${entry.reason ? html`<span class="fault">${entry.reason}</span>` : nothing}</span>
      <span class="end tag ${entry.kind === 'changed' || entry.kind === 'added' ? 'strong' : ''}">${text[`import_${entry.kind}`]}</span></li>`,
  };

  #forget() {
    this.entries = null;
    this.fault = '';
    this.failure = null;
    this.progress = null; // {done, all, failed}
  }

  get api() {
    return this.context.api;
  }

  template() {
    const { link } = this.context;
    return html`<section class="card import">
      <p>${text.importWords(limitOf(this.context.self))}</p>
      <div class="choosing">
        <label class="button primary file">${text.chooseFile}<input type="file" class="hidden" accept=".json,application/json"
          ?disabled=${this.#isWriting} @change=${this.#choose}></label>
        <span class="mono">${this.file?.name ?? nothing}</span>
      </div>
      <label class="field"><span>${text.prefix}</span><input class="mono" .value=${this.prefix} spellcheck="false" autocomplete="off"
        ?disabled=${this.#isWriting} @change=${(event) => { this.prefix = event.target.value; this.#examine(); }}>
        <span class="hint">${text.prefixHint}</span></label>
      <p><a href=${place(link, this.folder)}>${text.backToFolder}</a></p>
    </section>
    ${this.fault ? html`<p class="outcome failed" role="alert">${this.fault}</p>` : nothing}
    ${this.failure ? refusal(this.failure) : nothing}
    ${this.entries ? this.#plan() : this.file && !this.fault && !this.failure ? loading() : nothing}`;
  }

  connectedCallback() {
    super.connectedCallback();
    guard(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    unguard(this);
  }

  /** Who leaves does not see what failed. */
  get isUnsaved() {
    return this.#isWriting;
  }

  get #isWriting() {
    return this.progress !== null && this.progress.done < this.progress.all;
  }

  #count(kind) {
    return this.entries.filter((entry) => entry.kind === kind).length;
  }

  #plan() {
    const writes = this.entries.filter((entry) => entry.kind === 'added' || entry.kind === 'changed');
    return html`
      <dl class="tiles counts">${['added', 'changed', 'same', 'refused'].map((kind) => html`<div class="card tile">
        <dt class="label">${text[`import_${kind}`]}</dt><dd class="value">${this.#count(kind).toLocaleString()}</dd></div>`)}</dl>
      ${this.#count('refused') ? html`<p class="fault">${text.refusedWords(limitOf(this.context.self))}</p>` : nothing}
      ${this.progress ? this.#progress() : html`<p class="choices">${writes.length
        ? button(text.writeKeys(writes.length), () => this.#write(writes), { kind: 'primary' }) : note(text.nothingToWrite)}</p>`}
      ${list(this.entries, this.#look)}`;
  }

  #progress() {
    const { done, all, failed } = this.progress;
    return html`<section class="card" role="status">
      <progress max=${all} value=${done} aria-label=${text.importKeys}></progress>
      <p>${done < all ? text.writing(done, all) : text.written(all - failed)}</p>
      ${failed ? html`<p class="fault">${text.failedCount(failed)}</p>` : nothing}</section>`;
  }

  #choose(event) {
    [this.file] = event.target.files;
    event.target.value = '';
    if (this.file) this.#examine();
  }

  /** Reads the file, and compares it with what there is. */
  async #examine() {
    if (!this.file) return;
    this.#forget();
    const mine = ++this.#examined;
    try {
      const entries = fromFile(await this.file.text(), this.prefix);
      const all = [];
      for (const prefix of prefixes(entries)) all.push(await this.#present(prefix));
      if (mine !== this.#examined) return; // another file or prefix was chosen meanwhile
      this.entries = compare(entries, all.flat(), limitOf(this.context.self));
    } catch (failure) {
      if (mine !== this.#examined) return;
      if (failure.status) this.failure = failure;
      else this.fault = failure.place ? text.noEntry(failure.place) : text.noExport;
    }
  }

  async #present(prefix) {
    try {
      return await this.api.get(`${address(isPlain(prefix) ? prefix : plainAround(prefix))}?recurse`);
    } catch (failure) {
      if (failure.status === 404) return [];
      throw failure;
    }
  }

  async #write(writes) {
    this.progress = { done: 0, all: writes.length, failed: 0 };
    const reasons = new Map();
    await transfer(this.api, writes, (entry, reason) => {
      if (reason !== null) reasons.set(entry.key, reason);
      this.progress = { ...this.progress, done: this.progress.done + 1, failed: reasons.size };
    });
    this.entries = this.entries.map((entry) => (reasons.has(entry.key)
      ? { ...entry, kind: 'failed', reason: reasons.get(entry.key) } : entry));
    this.dispatchEvent(new Event('written', { bubbles: true }));
  }
}

customElements.define('praetor-kv-import', Import);
