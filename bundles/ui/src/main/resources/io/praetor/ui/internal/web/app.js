// The frame of all pages: the menu, the datacenter, and which page is shown.
import { Api, onReachable } from './core/api.js';
import { Element, html, live, nothing, own, repeat } from './core/element.js';
import { isAnythingUnsaved, mayLeave } from './core/leave.js';
import { isLive, onLive, refresh } from './core/live.js';
import { loading, refusal } from './core/parts.js';
import { UNTOLD, here, isOurs, to } from './core/place.js';
import { language, text } from './core/text.js';

/** Pages of the menu; those below one of them may be shown by another module. */
const PAGES = {
  overview: { all: () => import('./pages/overview.js') },
  services: { all: () => import('./pages/services.js'), one: () => import('./pages/service.js') },
  nodes: { all: () => import('./pages/nodes.js'), one: () => import('./pages/node.js') },
  kv: { all: () => import('./pages/kv.js') },
  sessions: { all: () => import('./pages/sessions.js') },
  events: { all: () => import('./pages/events.js') },
  checks: { all: () => import('./pages/checks.js') },
  plugins: { all: () => import('./pages/plugins.js') },
  settings: { all: () => import('./pages/settings.js') },
};
const FIRST = 'overview';
const EXTENSION = 'ext';
const UNTITLED = 'Praetor';

class App extends Element {
  static properties = {
    self: own, extensions: own, datacenters: own, lost: own, failure: own, page: own, broken: own,
  };

  #frame = new Api(null, new AbortController().signal);
  #leave = new AbortController();
  #shown = location.href;

  constructor() {
    super();
    this.self = null; // what this agent is, before anything can be shown
    this.extensions = [];
    this.datacenters = [];
    this.lost = false;
    this.failure = null;
    this.page = null;
    this.broken = false;
  }

  connectedCallback() {
    super.connectedCallback();
    document.documentElement.lang = language;
    onReachable((now) => { this.lost = !now; });
    onLive(() => this.requestUpdate());
    addEventListener('popstate', () => this.#return());
    addEventListener('click', (event) => this.#follow(event));
    addEventListener('keydown', (event) => search(event));
    this.#begin();
  }

  async #begin() {
    const known = new AbortController();
    this.#frame.until(known.signal).watch('/v1/agent/self', (self) => {
      known.abort();
      this.self = self;
      this.failure = null;
      if (!this.page || !isAnythingUnsaved()) this.show();
      this.#frame.poll('/v1/internal/ui/extensions', (all) => this.#extended(all));
      this.#frame.poll('/v1/catalog/datacenters', (all) => { this.datacenters = all; });
    }, (failure) => {
      this.failure = failure;
      // Settings take another token, so they must be there when this one may do nothing.
      if (failure.status === 403 && here().parts[1] === 'settings' && !this.page) this.show();
    });
  }

  get local() {
    return this.self?.Config.Datacenter ?? here().parts[0] ?? '';
  }

  get datacenter() {
    return here().parts[0] ?? this.local;
  }

  link(...segments) {
    return to(this.datacenter, ...segments);
  }

  async go(address) {
    if (!await mayLeave()) {
      this.requestUpdate(); // what was chosen to go elsewhere is not chosen any more
      return;
    }
    history.pushState(null, '', address);
    scrollTo(0, 0);
    this.show();
  }

  /** The browser went to another address already; who wants to stay gets the old one back. */
  async #return() {
    const shown = this.#shown;
    if (await mayLeave()) this.show();
    else {
      history.pushState(null, '', shown);
      this.requestUpdate();
    }
  }

  /** Shows what the address names. */
  async show() {
    const { parts } = here();
    if (!parts.length && !this.self) { // nothing can be shown before the agent tells its datacenter
      this.page = null;
      return undefined;
    }
    if (parts.length < 2) {
      history.replaceState(null, '', to(parts[0] ?? this.local, FIRST));
      return this.show();
    }
    if (parts[0] === UNTOLD && this.self) {
      history.replaceState(null, '', to(this.local, ...parts.slice(1)) + location.search);
      return this.show();
    }
    this.#shown = location.href;
    this.#leave.abort();
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    const context = {
      // Which datacenter is the agent's own is known when it has told of itself, not before.
      api: new Api([UNTOLD, this.self?.Config.Datacenter].includes(parts[0]) ? null : parts[0], signal),
      signal,
      text,
      language,
      link: (...segments) => this.link(...segments),
      go: (address) => this.go(address),
      self: this.self,
      datacenter: this.datacenter,
      name: parts[2] ?? '',
      rest: parts.slice(2),
    };
    document.title = [parts[2] || text[parts[1]] || '', parts[0], UNTITLED].filter(Boolean).join(' · ');
    this.broken = false;
    try {
      const page = await this.#page(parts, context);
      if (signal.aborted) return undefined;
      this.page = page;
    } catch (failure) {
      if (signal.aborted) return undefined;
      console.error(failure);
      this.broken = true;
    }
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector('main h1')?.focus({ preventScroll: true });
    this.#revealCurrent();
    return undefined;
  }

  /** Where the menu is a line that can be scrolled, the page that is shown is seen in it. */
  #revealCurrent() {
    const menu = this.querySelector('.side nav');
    const current = menu?.querySelector('[aria-current]');
    if (current) menu.scrollLeft = current.offsetLeft - menu.offsetLeft - (menu.clientWidth - current.clientWidth) / 2;
  }

  /** The element that shows what the address names; null when there is no such page. */
  async #page([, page, ...rest], context) {
    if (page === EXTENSION) return this.#extension(rest[0], context);
    const known = Object.hasOwn(PAGES, page) ? PAGES[page] : null;
    if (!known) return null;
    const { default: Kind } = await (rest.length && known.one ? known.one() : known.all());
    if (Kind.stays && this.page instanceof Kind && !context.signal.aborted) {
      this.page.context = context;
      return this.page;
    }
    const element = new Kind();
    element.className = 'page';
    element.context = context;
    return element;
  }

  /** Pages of extensions are functions that fill an element. */
  async #extension(id, context) {
    const extension = this.extensions.find((each) => each.ID === id);
    if (!extension) return null;
    const address = new URL(`ext/${id}/${extension.Module}`, document.baseURI);
    const { default: show } = await import(address.href);
    const element = document.createElement('div');
    element.className = 'page';
    await show(element, context);
    return element;
  }

  /** An extension that is shown and goes, or comes back, is told. */
  #extended(all) {
    const [, page, id] = here().parts;
    const has = (list) => list.some((each) => each.ID === id);
    const changed = page === EXTENSION && has(this.extensions) !== has(all);
    this.extensions = all;
    if (changed) this.show();
  }

  #follow(event) {
    const anchor = event.target.closest?.('a[href]');
    if (!anchor || event.defaultPrevented || event.button !== 0 || anchor.target || anchor.download
      || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const address = new URL(anchor.href);
    if (!isOurs(address) || address.hash) return;
    event.preventDefault();
    this.go(address.href);
  }

  template() {
    return html`
      <a class="skip" href="#main" @click=${this.#skip}>${text.skip}</a>
      <header class="side">
        <a class="brand" href=${to()}><img src="icon.svg" alt="" width="28" height="28">${UNTITLED}</a>
        ${this.#datacenter()}
        <nav aria-label=${text.menu}>${this.#menu()}</nav>
        <p class="about">${this.self
          ? text.agent(this.self.Config.NodeName, this.self.Config.Version) : nothing}</p>
      </header>
      <div class="content">
        <div class="lost" role="alert" ?hidden=${!this.lost}>${text.lost}</div>
        ${isLive() ? nothing : html`<div class="still">${text.still}
          <button type="button" class="button" @click=${refresh}>${text.refresh}</button></div>`}
        <main id="main" tabindex="-1">${this.#content()}</main>
      </div>`;
  }

  #skip(event) {
    event.preventDefault();
    this.querySelector('main').focus();
  }

  #datacenter() {
    const now = this.datacenter;
    if (!this.self) return nothing;
    return html`<div class="picker">${this.datacenters.length > 1
      ? html`<label>${text.datacenter}<select @change=${(event) => this.go(to(event.target.value, here().parts[1] ?? FIRST))}>
          ${this.datacenters.map((name) => html`<option value=${name} .selected=${live(name === now)}>${name}</option>`)}
        </select></label>`
      : html`<span title=${text.datacenter}>${now}</span>`}</div>`;
  }

  #menu() {
    const [, page, id] = here().parts;
    const entry = (href, words, icon, current) => html`
      <li><a href=${href} aria-current=${current ? 'page' : nothing}><img src=${icon} alt="" width="18" height="18">${words}</a></li>`;
    return html`
      <ul>${Object.keys(PAGES).map((each) => entry(this.link(each), text[each], `icons/${each}.svg`, each === page))}</ul>
      ${this.extensions.length ? html`<ul class="more">${repeat(this.extensions, (each) => each.ID, (each) =>
        entry(this.link(EXTENSION, each.ID), each.Title,
          each.Icon ? `ext/${each.ID}/${each.Icon}` : 'icons/extension.svg', page === EXTENSION && each.ID === id))}</ul>` : nothing}`;
  }

  #content() {
    if (this.broken) {
      return html`<h1 tabindex="-1">${text.broken}</h1>
        <p><button type="button" class="button" @click=${() => location.reload()}>${text.reload}</button></p>`;
    }
    if (this.page) return this.page;
    if (this.failure) {
      return refusal(this.failure);
    }
    if (!this.self) return loading();
    return html`<h1 tabindex="-1">${text.notFound}</h1><p><a href=${this.link(FIRST)}>${text.home}</a></p>`;
  }
}

/** A slash leads to the search. */
function search(event) {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey
    || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  const field = document.querySelector('input[type=search]');
  if (field) {
    event.preventDefault();
    field.focus();
  }
}

customElements.define('praetor-app', App);
