// A value that is being written: text with the colours of its format behind it, or bytes that only a
// file can replace. What is not text never becomes text.
import { Element, given, html, live, nothing, own } from '../core/element.js';
import { button, note } from '../core/parts.js';
import { text } from '../text/kv.js';
import { bytesOf, fromField, hex, lineEnds, textOf, toField } from '../core/bytes.js';
import { FORMATS, code, formatOf } from './code.js';
import { faultOf, pretty } from './json.js';

const HEX_BYTES = 512; // that are shown
const MAX_COLOURED = 50_000; // characters; longer texts are written without colours, which stays fast

/** `<praetor-kv-field>`: begins with `bytes`; tells by `edited` that `content` is another one. */
class Field extends Element {
  static properties = { bytes: given, name: given, limit: given, words: own, raw: own, chosen: own };

  #ends = 'lf';
  #encoded = {};

  constructor() {
    super();
    this.name = '';
    this.words = ''; // null when the value is no text
    this.raw = null;
    this.chosen = '';
  }

  willUpdate(changed) {
    if (changed.has('bytes')) this.#take(this.bytes);
  }

  /** From now on these bytes are written. */
  #take(bytes) {
    const words = textOf(bytes);
    this.#encoded = {};
    this.raw = words === null ? bytes : null;
    this.#ends = words === null ? 'lf' : lineEnds(words);
    this.words = words === null ? null : toField(words);
    this.chosen = '';
  }

  /** The bytes as they are now. */
  get content() {
    if (this.words === null) return this.raw;
    if (this.#encoded.words !== this.words) {
      this.#encoded = { words: this.words, bytes: bytesOf(fromField(this.words, this.#ends)) };
    }
    return this.#encoded.bytes;
  }

  get isTooLarge() {
    return this.content.length > this.limit;
  }

  get format() {
    return this.chosen || formatOf(this.words ?? '', this.name);
  }

  template() {
    const size = this.content.length;
    return html`
      ${this.words === null ? this.#binary() : this.#text()}
      <div class="under">
        <span class=${this.isTooLarge ? 'fault' : 'muted'}>${text.size(size)}${this.isTooLarge ? ` – ${text.tooLarge(this.limit)}` : nothing}</span>
        ${this.#ends === 'mixed' ? html`<span class="fault">${text.mixedEnds}</span>` : nothing}
        <label class="button file">${text.fromFile}<input type="file" class="hidden" @change=${this.#file}></label>
      </div>`;
  }

  #binary() {
    return html`${note(text.binary(this.raw.length))}
      <pre class="hex" tabindex="0">${hex(this.raw.subarray(0, HEX_BYTES))}${this.raw.length > HEX_BYTES ? '\n…' : ''}</pre>`;
  }

  #text() {
    const { format } = this;
    const isLong = this.words.length > MAX_COLOURED;
    const fault = format === 'json' && this.words.trim() !== '' ? faultOf(this.words) : null;
    return html`
      <div class="over">
        <label class="choice"><span>${text.format}</span><select @change=${(event) => { this.chosen = event.target.value; }}>
          <option value="" ?selected=${!this.chosen}>${text.automatic(text[`format_${formatOf(this.words, this.name)}`])}</option>
          ${FORMATS.map((each) => html`<option value=${each} ?selected=${each === this.chosen}>${text[`format_${each}`]}</option>`)}
        </select></label>
        ${format === 'json' ? html`
          <span role="status" class=${fault ? 'fault' : 'fine'}>${this.words.trim() === '' ? nothing : fault
            ? html`<button type="button" class="plain" @click=${() => this.#goTo(fault.at)}>${text.jsonFault(fault.line, fault.column)}</button>`
            : text.jsonFine}</span>
          ${button(text.prettify, () => this.#write(pretty(this.words)), { disabled: Boolean(fault) || this.words.trim() === '' })}` : nothing}
      </div>
      <div class="writing ${isLong ? 'long' : ''}">${isLong ? nothing : code(`${this.words}\n`, format)}<textarea aria-label=${text.value} spellcheck="false" autocomplete="off"
        autocapitalize="off" .value=${live(this.words)} @input=${(event) => this.#write(event.target.value)}></textarea></div>`;
  }

  #write(words) {
    this.words = words;
    this.dispatchEvent(new Event('edited', { bubbles: true }));
  }

  #goTo(at) {
    const area = this.querySelector('textarea');
    area.focus();
    area.setSelectionRange(at, Math.min(at + 1, this.words.length));
  }

  async #file(event) {
    const [file] = event.target.files;
    if (!file) return;
    this.#take(new Uint8Array(await file.arrayBuffer()));
    this.dispatchEvent(new Event('edited', { bubbles: true }));
  }
}

customElements.define('praetor-kv-field', Field);
