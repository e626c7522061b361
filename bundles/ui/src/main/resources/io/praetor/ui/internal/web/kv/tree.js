// Folders and keys as a tree. Rows are made only where they can be seen, so that it does not matter
// how many there are; the keyboard moves a mark, and the tree itself keeps the focus.
import { Element, given, html, nothing, own, repeat } from '../core/element.js';
import { text } from '../text/kv.js';
import { above, isFolder, place, short } from '../core/keys.js';

const ROW = 30; // pixels, as in the style sheet
const MARGIN = 8; // rows that are made beyond what is seen
const TYPED_MILLIS = 700; // between letters of one name

class Tree extends Element {
  static properties = { context: given, folders: given, rows: given, current: given, mark: own, top: own, height: own };

  #typed = '';
  #typedAt = 0;
  #revealed = null;

  constructor() {
    super();
    this.mark = null;
    this.top = 0;
    this.height = 600;
    this.size = new ResizeObserver(() => { this.height = this.#box.clientHeight || this.height; });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.size.disconnect();
  }

  get #box() {
    return this.querySelector('.tree');
  }

  firstUpdated() {
    this.size.observe(this.#box);
  }

  willUpdate(changed) {
    if (changed.has('current')) this.mark = this.current;
  }

  updated() {
    this.querySelector('.tree-all').style.height = `${this.rows.length * ROW}px`;
    this.querySelectorAll('[role=treeitem]').forEach((row) => {
      row.style.top = `${row.dataset.row * ROW}px`;
      row.style.paddingInlineStart = `${(Math.min(row.ariaLevel, 16) - 1) * 14 + 4}px`;
    });
    if (this.#revealed !== this.current && this.#at(this.current) >= 0) {
      this.#revealed = this.current;
      this.#reveal(this.#at(this.current), this.#box.clientHeight / 2);
    }
  }

  #at(key) {
    return this.rows.findIndex((row) => row.key === key);
  }

  /** Scrolls to a row that cannot be seen, with some room around it. */
  #reveal(at, room = 0) {
    const box = this.#box;
    if (at * ROW < box.scrollTop) box.scrollTop = at * ROW - room;
    else if ((at + 1) * ROW > box.scrollTop + box.clientHeight) box.scrollTop = (at + 1) * ROW - box.clientHeight + room;
    this.top = box.scrollTop;
  }

  template() {
    const first = Math.max(0, Math.floor(this.top / ROW) - MARGIN);
    const seen = this.rows.slice(first, Math.ceil((this.top + this.height) / ROW) + MARGIN);
    const marked = seen.findIndex((row) => row.key === this.mark);
    return html`<div class="tree" role="tree" tabindex="0" aria-label=${text.root}
      aria-activedescendant=${marked < 0 ? nothing : `tree-${first + marked}`}
      @scroll=${(event) => { this.top = event.target.scrollTop; }} @keydown=${this.#key} @focus=${this.#focus}>
      <div class="tree-all" role="none">${repeat(seen, (row) => row.key, (row, n) => this.#row(row, first + n))}</div>
    </div>`;
  }

  #row({ key, level, isOpen, position, size }, at) {
    const folder = isFolder(key);
    return html`<a role="treeitem" id="tree-${at}" data-row=${at} tabindex="-1" href=${place(this.context.link, key)}
      class="${folder ? 'folder' : 'key'} ${key === this.mark ? 'marked' : ''}" aria-level=${level} aria-setsize=${size} aria-posinset=${position}
      aria-expanded=${folder ? String(isOpen) : nothing} aria-selected=${String(key === this.current)}
      aria-label=${short(key) || '""'} title=${key}
      ><span class="twist" aria-hidden="true" @click=${(event) => this.#twist(event, key)}></span
      ><span class="name">${short(key).replace(/\/$/, '') || '""'}</span></a>`;
  }

  #twist(event, key) {
    event.preventDefault();
    event.stopPropagation();
    if (isFolder(key)) this.folders.toggle(this.context.api, key);
    this.#box.focus({ preventScroll: true });
    this.mark = key;
  }

  #focus() {
    if (this.#at(this.mark) < 0) this.mark = this.rows[0]?.key ?? null;
  }

  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || !this.rows.length) return;
    const at = Math.max(0, this.#at(this.mark));
    const row = this.rows[at];
    const page = Math.floor(this.height / ROW) - 1;
    const to = {
      ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: this.rows.length - 1, PageDown: at + page, PageUp: at - page,
    }[event.key];
    if (to !== undefined) this.#move(to);
    else if (event.key === 'ArrowRight') this.#inwards(row, at);
    else if (event.key === 'ArrowLeft') this.#outwards(row);
    else if (event.key === 'Enter') this.context.go(place(this.context.link, row.key));
    else if (event.key === ' ' && isFolder(row.key)) this.folders.toggle(this.context.api, row.key);
    else if (event.key.length === 1 && event.key !== '/') this.#type(event.key, at);
    else return;
    event.preventDefault();
  }

  #move(at) {
    const to = Math.min(Math.max(at, 0), this.rows.length - 1);
    this.mark = this.rows[to].key;
    this.#reveal(to);
  }

  #inwards(row, at) {
    if (!isFolder(row.key)) return;
    if (!row.isOpen) this.folders.toggle(this.context.api, row.key);
    else if (this.rows[at + 1]?.level > row.level) this.#move(at + 1);
  }

  #outwards(row) {
    if (row.isOpen) this.folders.toggle(this.context.api, row.key);
    else if (above(row.key) !== '') this.#move(this.#at(above(row.key)));
  }

  /** Letters lead to the next row whose name begins with them. */
  #type(letter, at) {
    const now = performance.now();
    this.#typed = (now - this.#typedAt < TYPED_MILLIS ? this.#typed : '') + letter.toLowerCase();
    this.#typedAt = now;
    const from = this.#typed.length > 1 ? at : at + 1;
    for (let n = 0; n < this.rows.length; n++) {
      const to = (from + n) % this.rows.length;
      if (short(this.rows[to].key).toLowerCase().startsWith(this.#typed)) {
        this.#move(to);
        return;
      }
    }
  }
}

customElements.define('praetor-kv-tree', Tree);
