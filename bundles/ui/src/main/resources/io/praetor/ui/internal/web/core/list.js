// A list that can be searched, filtered and sorted; all three are kept in the address.
import { Element, given, html, live, nothing, own, repeat } from './element.js';
import { STATES, gravity, note } from './parts.js';
import { parameter, remember } from './place.js';
import { text, word } from './text.js';

const ROWS = 200; // that are made at once; more come when the end of the list comes into view

/**
 * `<praetor-list>`: shows `items` as `look` says, an object made once:
 *
 * - `label`: what the list is called
 * - `key(item)`: what an item is known by
 * - `words(item)`: a list of strings that are searched
 * - `state(item)`: one of the states, when the list can be filtered by them
 * - `row(item)`: the template of a row, an `<li>`
 * - `none`: what is said when there is nothing
 * - `sorts`: names of orders and what compares items; the first is the usual one
 * - `kinds(item)`: another way to filter: strings, of which people may choose one
 */
class List extends Element {
  static properties = { items: given, look: given, shown: own, wanted: own, state: own, sort: own, kind: own };

  constructor() {
    super();
    this.items = [];
    this.shown = ROWS;
    this.wanted = parameter('filter');
    this.state = STATES.includes(parameter('status')) ? parameter('status') : '';
    this.kind = parameter('kind');
    this.sort = parameter('sort');
    this.end = new IntersectionObserver((seen) => {
      if (seen.some((entry) => entry.isIntersecting)) this.shown += ROWS;
    }, { rootMargin: '600px' });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.end.disconnect();
  }

  updated() {
    this.end.disconnect();
    const end = this.querySelector('.end-of-list');
    if (end) this.end.observe(end);
  }

  #choose(what, value) {
    this[what] = value;
    this.shown = ROWS;
    remember({ wanted: 'filter', state: 'status' }[what] ?? what, value);
  }

  #found() {
    const parts = this.wanted.trim().toLowerCase().split(/\s+/).filter(Boolean);
    if (!parts.length) return this.items;
    return this.items.filter((item) => {
      const all = this.look.words(item).join('\n').toLowerCase();
      return parts.every((part) => all.includes(part));
    });
  }

  #sorted(items) {
    const { sorts } = this.look;
    if (!sorts) return items;
    const order = Object.hasOwn(sorts, this.sort) ? this.sort : Object.keys(sorts)[0];
    return [...items].sort(sorts[order]);
  }

  template() {
    const { label, key, row, none, state, kinds } = this.look;
    const found = this.#found();
    const ofKind = kinds && this.kind ? found.filter((item) => kinds(item).includes(this.kind)) : found;
    const chosen = this.#sorted(state && this.state ? ofKind.filter((item) => state(item) === this.state) : ofKind);
    const more = chosen.length - this.shown;
    return html`
      <div class="tools">
        <input type="search" class="search" aria-label="${text.search}: ${label}" placeholder=${text.search}
          title=${text.searchHint} autocomplete="off" spellcheck="false" .value=${live(this.wanted)}
          @input=${(event) => this.#choose('wanted', event.target.value)}>
        ${kinds ? this.#kinds(kinds) : nothing}
        ${this.#sorts()}
        ${state ? this.#states(state, ofKind) : nothing}
      </div>
      <ul class="rows" aria-label=${label}>${repeat(chosen.slice(0, this.shown), key, row)}</ul>
      ${more > 0 ? html`<p class="note end-of-list">${text.shown(this.shown, chosen.length)}</p>` : nothing}
      <div role="status">${this.items.length === 0 ? note(none) : chosen.length === 0 ? note(text.nothingFound) : nothing}</div>`;
  }

  #states(state, items) {
    const counts = {};
    items.forEach((item) => { counts[state(item)] = (counts[state(item)] ?? 0) + 1; });
    const filter = (id, word, count) => html`<button type="button" class="filter ${id}" aria-pressed=${this.state === id}
      @click=${() => this.#choose('state', id)}>${word}<span class="number">${count.toLocaleString()}</span></button>`;
    return html`<div class="filters" role="group" aria-label=${text.state}>
      ${filter('', text.all, items.length)}
      ${repeat(STATES.filter((id) => id === this.state || counts[id]), (id) => id, (id) => filter(id, text[id], counts[id] ?? 0))}
    </div>`;
  }

  #sorts() {
    const { sorts } = this.look;
    if (!sorts || Object.keys(sorts).length < 2) return nothing;
    return this.#select('sort', text.sort, Object.keys(sorts).map((id) => [id, word(id)]));
  }

  #kinds(kinds) {
    const all = [...new Set(this.items.flatMap(kinds))].sort();
    if (all.length < 2 && !this.kind) return nothing;
    return this.#select('kind', text.kind, [['', text.all], ...all.map((id) => [id, word(id)])]);
  }

  #select(what, label, options) {
    return html`<label class="choice"><span>${label}</span><select
      @change=${(event) => this.#choose(what, event.target.value)}>
      ${options.map(([id, word]) => html`<option value=${id} ?selected=${id === this[what]}>${word}</option>`)}
    </select></label>`;
  }
}

customElements.define('praetor-list', List);

/** For `sorts`: by state, the worst first, then by name. */
export const worstFirst = (state, name) => (one, other) =>
  gravity(state(one)) - gravity(state(other)) || byName(name)(one, other);

const collator = new Intl.Collator(undefined, { numeric: true });

/** For `sorts`: as people sort names. */
export const byName = (name) => (one, other) => collator.compare(name(one), name(other));

/** The list as part of a template. */
export function list(items, look) {
  return html`<praetor-list .items=${items} .look=${look}></praetor-list>`;
}
