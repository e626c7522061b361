// Pieces that several pages show.
import { h, fill, keyed } from './dom.js';
import { text } from './text.js';
import { parameter, remember } from './place.js';

/** From bad to good. */
export const STATES = ['critical', 'warning', 'passing', 'empty'];

/** The worst state among checks. */
export function worst(checks) {
  const states = new Set(checks.map((check) => check.Status));
  return STATES.find((state) => states.has(state)) ?? 'empty';
}

/** A state, told by shape, word and colour. */
export function badge(state, word = text[state] ?? state) {
  const known = STATES.includes(state) ? state : 'critical';
  return h('span', { class: `badge ${known}` }, word);
}

/** How many checks are in which state. */
export function tally(counts) {
  return h('span', { class: 'tally' }, STATES.filter((state) => counts[state] > 0).map((state) =>
    h('span', { class: `count ${state}`, title: `${counts[state]} ${text[state]}` },
      h('span', { class: 'hidden' }, `${text[state]} `), String(counts[state]))));
}

export function countStates(checks) {
  const counts = {};
  checks.forEach(({ Status: state }) => { counts[state] = (counts[state] ?? 0) + 1; });
  return counts;
}

export function heading(title, ...more) {
  return h('header', { class: 'heading' }, h('h1', { tabindex: '-1' }, title), ...more);
}

export function note(words) {
  return h('p', { class: 'note' }, words);
}

/** What the agent refused, and why. */
export function refusal(failure) {
  return h('div', { class: 'card refusal', role: 'alert' },
    h('h2', {}, `${text.refused} (${failure.status})`),
    h('p', {}, failure.status === 403 ? text.noToken : ''),
    h('pre', {}, failure.message));
}

export function tags(all) {
  return all?.length ? h('span', { class: 'tags' }, all.map((tag) => h('span', { class: 'tag' }, tag))) : null;
}

/** Names and values. */
export function pairs(entries) {
  const shown = entries.filter(([, value]) => value !== undefined && value !== null && value !== '');
  return shown.length
    ? h('dl', { class: 'pairs' }, shown.map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]))
    : null;
}

/** A check with what it said last. */
export function check(one, ...where) {
  return h('li', { class: `check ${one.Status}` },
    h('div', { class: 'line' },
      badge(one.Status),
      h('strong', {}, one.Name || one.CheckID),
      h('span', { class: 'where' }, ...where)),
    one.Notes ? h('p', { class: 'notes' }, one.Notes) : null,
    one.Output
      ? h('details', { open: one.Status !== 'passing' },
        h('summary', {}, text.output), h('pre', { tabindex: '0' }, one.Output))
      : null);
}

const byState = (one, other) => STATES.indexOf(one.Status) - STATES.indexOf(other.Status);

/** Checks, the worst first. */
export function checks(all) {
  return h('ul', { class: 'checks' }, [...all].sort(byState).map((one) => check(one)));
}

const MAX_ROWS = 500; // more than anybody reads; searching narrows it down

/**
 * A list that can be searched and filtered; both are kept in the address.
 *
 * @param words what is searched of an item: a list of strings
 * @param state of an item
 */
export function searchable({ label, words, state, key, row, none }) {
  let items = [];
  let wanted = parameter('filter');
  let wantedState = STATES.includes(parameter('status')) ? parameter('status') : '';
  const list = h('ul', { class: 'rows' });
  const below = h('p', { class: 'note', 'aria-live': 'polite' });
  const search = h('input', {
    type: 'search', class: 'search', value: wanted, 'aria-label': `${text.search}: ${label}`,
    placeholder: text.search, title: text.searchHint, autocomplete: 'off', spellcheck: 'false',
    oninput: () => { wanted = search.value.trim(); remember('filter', wanted); draw(); },
  });
  const filters = state && h('div', { class: 'filters', role: 'group' });

  function button(id, word, count) {
    return h('button', {
      type: 'button', class: `filter ${id}`, 'aria-pressed': String(wantedState === id),
      onclick: () => { wantedState = id; remember('status', id); draw(); },
    }, word, h('span', { class: 'number' }, String(count)));
  }

  function draw() {
    const parts = wanted.toLowerCase().split(/\s+/).filter(Boolean);
    const found = items.filter((item) => {
      const all = words(item).join('\n').toLowerCase();
      return parts.every((part) => all.includes(part));
    });
    const shown = state && wantedState ? found.filter((item) => state(item) === wantedState) : found;
    if (filters) {
      const buttons = STATES.filter((id) => id === wantedState || found.some((item) => state(item) === id));
      const focused = [...filters.children].indexOf(document.activeElement);
      fill(filters, button('', text.all, found.length), buttons.map((id) =>
        button(id, text[id], found.filter((item) => state(item) === id).length)));
      if (focused >= 0) filters.children[focused]?.focus();
    }
    keyed(list, shown.slice(0, MAX_ROWS), key, row);
    fill(below, shown.length > MAX_ROWS ? text.shown(MAX_ROWS, shown.length)
      : items.length === 0 ? none : shown.length === 0 ? text.nothingFound : '');
  }

  return {
    element: h('div', {}, h('div', { class: 'tools' }, search, filters), list, below),
    show(all) { items = all; draw(); },
  };
}
