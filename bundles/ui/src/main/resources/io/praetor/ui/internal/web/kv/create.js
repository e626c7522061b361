// A key that does not exist yet.
import { Deed } from '../core/data.js';
import { Element, given, html, nothing, own } from '../core/element.js';
import { guard, unguard } from '../core/leave.js';
import { button, heading } from '../core/parts.js';
import { parameter } from '../core/place.js';
import { text } from '../text/kv.js';
import { complaint, isPlain, place } from '../core/keys.js';
import { limitOf } from '../core/bytes.js';
import './field.js';
import { isLife } from './life.js';
import { way } from './parts.js';
import { write } from './store.js';

const NOTHING = new Uint8Array();

class Create extends Element {
  static properties = { context: given, folder: given, name: own, life: own, exists: own };

  #deed = new Deed(this);

  constructor() {
    super();
    this.name = parameter('name');
    this.life = '';
    this.exists = '';
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

  get #key() {
    return this.folder + this.name;
  }

  get #content() {
    return this.querySelector('praetor-kv-field')?.content ?? NOTHING;
  }

  get isUnsaved() {
    return this.name !== parameter('name') || this.#content.length > 0;
  }

  template() {
    const wrong = this.name ? complaint(this.#key) : '';
    return html`${heading(text.createKey, { path: way(this.context.link, `${this.folder}x`) })}
    <form class="editor" @submit=${this.#save} @edited=${() => this.requestUpdate()}>
      <label class="field"><span>${text.name}</span>
        <span class="named">${this.folder ? html`<span class="mono muted">${this.folder}</span>` : nothing}
          <input class="mono" required .value=${this.name} autocomplete="off" autocapitalize="off" spellcheck="false"
            aria-invalid=${String(Boolean(wrong))} @input=${(event) => { this.name = event.target.value; this.exists = ''; }}></span>
        <span class="hint">${wrong ? text[`key_${wrong}`] : text.nameHint}</span></label>
      ${this.name.endsWith('/') ? html`<p class="note">${text.makesFolder}</p>` : nothing}
      <praetor-kv-field .bytes=${NOTHING} .name=${this.name}
        .limit=${limitOf(this.context.self)}></praetor-kv-field>
      ${isPlain(this.#key) ? html`<label class="field life"><span>${text.life}</span>
        <input .value=${this.life} placeholder=${text.noEnd} autocomplete="off" aria-invalid=${String(!isLife(this.life))}
          @input=${(event) => { this.life = event.target.value.trim(); }}>
        <span class="hint">${text.lifeHint}</span></label>` : nothing}
      ${this.exists ? html`<p class="outcome failed" role="alert">${text.exists}
        <a href=${place(this.context.link, this.exists)}>${this.exists}</a></p>` : nothing}
      ${this.#deed.show()}
      <div class="actions">
        <button class="button primary" ?disabled=${this.#deed.busy || !this.name || wrong || !isLife(this.life)
          || this.#content.length > limitOf(this.context.self)}>${text.create}</button>
        ${button(text.cancel, () => this.context.go(place(this.context.link, this.folder)))}
      </div>
    </form>`;
  }

  async #save(event) {
    event.preventDefault();
    const key = this.#key;
    const written = await this.#deed.run(() => write(this.api, key, this.#content, { was: null, life: this.life }));
    if (written === undefined) return;
    if (!written) {
      this.exists = key;
      return;
    }
    unguard(this);
    this.dispatchEvent(new Event('written', { bubbles: true }));
    this.context.go(place(this.context.link, key));
  }
}

customElements.define('praetor-kv-create', Create);
