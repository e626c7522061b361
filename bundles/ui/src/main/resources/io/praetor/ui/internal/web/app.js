// The frame of all pages: the menu, the datacenter, and which page is shown.
import { Api, onReachable } from './api.js';
import { h, fill, keyed } from './dom.js';
import { refusal } from './parts.js';
import { here, isOurs, to } from './place.js';
import { choose, language, languages, text } from './text.js';

/** Pages of the menu; those below one of them are shown by another module. */
const PAGES = {
  overview: { module: () => import('./pages/overview.js') },
  services: { module: () => import('./pages/services.js'), one: () => import('./pages/service.js') },
  nodes: { module: () => import('./pages/nodes.js'), one: () => import('./pages/node.js') },
  kv: { module: () => import('./pages/kv.js') },
};
const FIRST = 'overview';
const EXTENSION = 'ext';

const forever = new AbortController();
const frame = new Api(null, forever.signal);
let local = '';
let extensions = [];
let datacenters = [];
let leave = new AbortController();

const menu = h('ul');
const more = h('ul', { class: 'more' });
const picker = h('div', { class: 'picker' });
const lost = h('div', { class: 'lost', role: 'alert', hidden: true }, text.lost);
const main = h('main', { id: 'main', tabindex: '-1' });
const about = h('p', { class: 'about' });
const languageChoice = h('select', { 'aria-label': text.chooseLanguage, onchange: (event) => choose(event.target.value) },
  languages.map(({ id, name }) => h('option', { value: id, selected: id === language }, name)));

function datacenter() {
  return here().parts[0] ?? local;
}

/** Addresses of pages in the current datacenter. */
const link = (...segments) => to(datacenter(), ...segments);

function entry(href, words, icon, current) {
  return h('li', {}, h('a', { href, 'aria-current': current ? 'page' : null },
    icon ? h('img', { src: icon, alt: '', width: '18', height: '18' }) : null, words));
}

function drawMenu() {
  const [, page, id] = here().parts;
  keyed(menu, Object.keys(PAGES).map((each) => ({ each, href: link(each), current: each === page })),
    (one) => one.each, (one) => entry(one.href, text[one.each], `icons/${one.each}.svg`, one.current));
  keyed(more, extensions.map((each) => ({
    ...each, href: link(EXTENSION, each.ID), current: page === EXTENSION && each.ID === id,
  })), (one) => one.ID, (one) => entry(one.href, one.Title,
    one.Icon ? `ext/${one.ID}/${one.Icon}` : 'icons/extension.svg', one.current));
}

let drawn = '';

function drawDatacenters() {
  const all = datacenters;
  const now = datacenter();
  if (drawn === `${all} ${now}`) return;
  drawn = `${all} ${now}`;
  fill(picker, all.length > 1
    ? h('label', {}, text.datacenter, h('select', { onchange: (event) => go(to(event.target.value, here().parts[1] ?? FIRST)) },
      all.map((name) => h('option', { value: name, selected: name === now }, name))))
    : h('span', { title: text.datacenter }, now));
}

function notFound() {
  return (element) => fill(element, h('h1', { tabindex: '-1' }, text.notFound),
    h('p', {}, h('a', { href: link(FIRST) }, text.home)));
}

/** The function that shows what the address names. */
async function find([, page, ...rest]) {
  if (page === EXTENSION) {
    const extension = extensions.find((each) => each.ID === rest[0]);
    if (!extension) return notFound();
    const address = new URL(`ext/${extension.ID}/${extension.Module}`, document.baseURI);
    return (await import(address.href)).default;
  }
  const known = Object.hasOwn(PAGES, page) ? PAGES[page] : null;
  if (!known) return notFound();
  return (await (rest.length && known.one ? known.one() : known.module())).default;
}

async function show() {
  leave.abort();
  leave = new AbortController();
  const { signal } = leave;
  const { parts } = here();
  if (parts.length < 2) {
    history.replaceState(null, '', to(parts[0] ?? local, FIRST));
    return show();
  }
  drawMenu();
  drawDatacenters();
  const name = parts[2] ?? '';
  document.title = [name || text[parts[1]] || '', parts[0], 'Praetor'].filter(Boolean).join(' · ');
  const element = h('div', { class: 'page' });
  const api = new Api(parts[0] === local ? null : parts[0], signal);
  try {
    const page = await find(parts);
    if (signal.aborted) return;
    fill(main, element);
    await page(element, { api, signal, language, text, link, name, rest: parts.slice(2) });
  } catch (failure) {
    if (signal.aborted) return;
    console.error(failure);
    fill(main, h('h1', { tabindex: '-1' }, text.broken), h('p', {},
      h('button', { type: 'button', class: 'button', onclick: () => location.reload() }, text.reload)));
  }
  main.querySelector('h1')?.focus({ preventScroll: true });
}

function go(address) {
  history.pushState(null, '', address);
  scrollTo(0, 0);
  show();
}

document.addEventListener('click', (event) => {
  const anchor = event.target.closest?.('a[href]');
  if (!anchor || event.defaultPrevented || event.button !== 0 || anchor.target || anchor.download
    || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const address = new URL(anchor.href);
  if (!isOurs(address) || address.hash) return;
  event.preventDefault();
  go(address.href);
});

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey
    || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  const search = document.querySelector('input[type=search]');
  if (search) {
    event.preventDefault();
    search.focus();
  }
});

addEventListener('popstate', show);
onReachable((now) => { lost.hidden = now; });

/** What the menu shows besides pages; one that is open and goes says so. */
function watchExtensions() {
  frame.poll('/v1/internal/ui/extensions', (all) => {
    const before = extensions;
    extensions = all;
    drawMenu();
    const [, page, id] = here().parts;
    const same = (list) => list.some((each) => each.ID === id);
    if (page === EXTENSION && same(before) !== same(all)) show();
  });
}

async function start() {
  document.documentElement.lang = language;
  document.body.replaceChildren(
    h('a', { class: 'skip', href: '#main', onclick: (event) => { event.preventDefault(); main.focus(); } }, text.skip),
    h('header', { class: 'side' },
      h('a', { class: 'brand', href: to() }, h('img', { src: 'icon.svg', alt: '', width: '28', height: '28' }), 'Praetor'),
      picker,
      h('nav', { 'aria-label': text.menu }, menu, more),
      h('footer', {}, about, languageChoice)),
    h('div', { class: 'content' }, lost, main));
  fill(main, h('p', { class: 'note' }, text.loading));
  // Nothing can be shown before it is known where this is; the agent may just be starting.
  await new Promise((known) => {
    const first = new AbortController();
    new Api(null, first.signal).watch('/v1/agent/self', (self) => {
      local = self.Config.Datacenter;
      fill(about, text.agent(self.Config.NodeName, self.Config.Version));
      first.abort();
      known();
    }, (failure) => fill(main, refusal(failure)));
  });
  show();
  watchExtensions();
  frame.poll('/v1/catalog/datacenters', (all) => { datacenters = all; drawDatacenters(); });
}

start();
