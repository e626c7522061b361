// What stood at a key before, and bringing it back.
import { ask } from '../core/ask.js';
import { Deed } from '../core/data.js';
import { Element, given, html, nothing, own, repeat } from '../core/element.js';
import { button, loading, note, refusal } from '../core/parts.js';
import { text } from '../text/kv.js';
import { address } from '../core/keys.js';
import { write } from './store.js';
import { decode } from '../core/bytes.js';
import { difference } from './difference.js';

const NOTHING = new Uint8Array();

class History extends Element {
  static properties = { context: given, name: given, row: given, versions: own, failure: own, opened: own };

  #deed = new Deed(this);
  #readAt = null;

  constructor() {
    super();
    this.opened = new Set();
  }

  get api() {
    return this.context.api;
  }

  willUpdate(changed) {
    const index = this.row?.ModifyIndex ?? 0;
    if (changed.has('row') && this.row !== undefined && index !== this.#readAt) {
      this.#readAt = index;
      this.#read();
    }
  }

  async #read() {
    try {
      this.versions = await this.api.get(`${address(this.name)}?history`);
      this.failure = null;
    } catch (failure) {
      if (failure.status === 404) this.versions = [];
      else if (failure.status) this.failure = failure;
    }
  }

  template() {
    if (this.failure) return refusal(this.failure);
    if (!this.versions) return loading();
    const { versions } = this;
    const isNew = versions.length === 1 && !versions[0].Deleted && versions[0].CreateIndex === versions[0].ModifyIndex;
    return html`
      <p class="lead">${versions.length ? text.versionsKept(versions.length) : text.noVersions}</p>
      ${this.#deed.show()}
      <ol class="versions" aria-label=${text.history}>${repeat(versions, (one) => one.ModifyIndex, (one, n) => this.#version(one, n))}</ol>
      ${versions.length < 2 ? html`<section class="card"><h2>${isNew ? text.neverChanged : text.keepTitle}</h2><p>${text.keepWords}</p>
        <pre tabindex="0">{ "praetor": { "kv": { "versions": 20 } } }</pre></section>` : nothing}`;
  }

  #version(version, n) {
    const { ModifyIndex: index, Deleted: deleted } = version;
    const isOpen = this.opened.has(index);
    const bytes = decode(version.Value);
    return html`<li class="card version">
      <div class="over">
        <h2>${text.versionAt(index)}</h2>
        ${n === 0 ? html`<span class="tag strong">${text.present}</span>` : nothing}
        ${deleted ? html`<span class="badge critical">${text.deleted}</span>` : html`<span class="muted">${text.size(bytes.length)}</span>`}
        ${version.Flags && String(version.Flags) !== '0' ? html`<span class="muted">${text.flags}: ${version.Flags}</span>` : nothing}
        ${n === 0 ? nothing : html`<span class="actions">
          <button type="button" class="button" aria-expanded=${String(isOpen)} @click=${() => this.#open(index)}>${text.compare}</button>
          ${button(text.bringBack, () => this.#bringBack(version), { disabled: this.#deed.busy, label: `${text.bringBack}: ${text.versionAt(index)}` })}</span>`}
      </div>
      ${isOpen ? html`<p class="note">${text.fromThenToNow}</p>${difference(bytes, this.row ? decode(this.row.Value) : NOTHING)}` : nothing}
    </li>`;
  }

  #open(index) {
    const opened = new Set(this.opened);
    if (!opened.delete(index)) opened.add(index);
    this.opened = opened;
  }

  /** A key that lives for a time goes on doing so, which going back alone would end. */
  #write(version, present) {
    if (present?.TTL && !version.Deleted) {
      return write(this.api, this.name, decode(version.Value), { was: present, flags: version.Flags ?? 0, life: present.TTL });
    }
    return this.api.send('PUT', `${address(this.name)}?rollback=${version.ModifyIndex}&cas=${present?.ModifyIndex ?? 0}`);
  }

  #bringBack(version) {
    const present = this.row ?? null;
    this.#deed.run(async () => {
      const sure = await ask({
        title: text.bringBackTitle(version.ModifyIndex),
        words: html`<p>${version.Deleted ? text.bringBackDeleted : text.bringBackWords}</p>
          ${version.Deleted ? nothing : difference(present ? decode(present.Value) : NOTHING, decode(version.Value))}`,
        action: text.bringBack,
      });
      if (!sure) return;
      const done = await this.#write(version, present);
      if (done === false) throw Object.assign(new Error(text.deleteConflict), { status: 409 });
      this.dispatchEvent(new Event('written', { bubbles: true }));
      this.#read();
    });
  }
}

customElements.define('praetor-kv-history', History);
