// Keys and values, to be read: folders, and what is in a key.
import { h, fill } from '../dom.js';
import { heading, note, pairs, refusal, searchable } from '../parts.js';
import { parameter } from '../place.js';

const MAX_TEXT = 100_000; // characters of a value that are shown
const HEX_BYTES = 256;

/** Where a key or folder is shown: as a path, or where a path cannot say it, as a parameter. */
function place(link, key) {
  const parts = key.split('/');
  const isFolder = key.endsWith('/');
  const plain = (isFolder ? parts.slice(0, -1) : parts).every((part) => part !== '' && part !== '.' && part !== '..');
  if (key === '') return link('kv');
  if (!plain) return `${link('kv')}?key=${encodeURIComponent(key)}`;
  return isFolder ? `${link('kv', ...parts.slice(0, -1))}/` : link('kv', ...parts, 'edit');
}

/** What the address names: a folder (empty for all keys) or a key. */
function named(rest) {
  const key = parameter('key');
  if (key) return key;
  return rest.at(-1) === 'edit' ? rest.slice(0, -1).join('/') : rest.map((part) => `${part}/`).join('');
}

const address = (key) => `/v1/kv/${key.split('/').map(encodeURIComponent).join('/')}`;

export default function show(element, { api, text, link, rest }) {
  const key = named(rest);
  const isFolder = key === '' || key.endsWith('/');
  const body = h('div', {}, text.loading);
  const name = key === '' ? text.kv : key.replace(/\/$/, '').split('/').at(-1) || key;
  fill(element, path(key, text, link), heading(name, key === '' ? null : h('p', { class: 'lead mono' }, key)), body);
  if (isFolder) showFolder(body, key, { api, text, link });
  else showKey(body, key, { api, text });
}

function path(key, text, link) {
  if (key === '') return null;
  const above = key.replace(/[^/]*\/?$/, '');
  const parts = above.split('/').slice(0, -1);
  return h('nav', { class: 'path', 'aria-label': text.kv },
    h('a', { href: link('kv') }, text.root),
    parts.map((part, n) => [' / ', h('a', { href: place(link, `${parts.slice(0, n + 1).join('/')}/`) }, part || '""')]));
}

function showFolder(body, folder, { api, text, link }) {
  const list = searchable({
    label: text.kv,
    words: (one) => [one],
    key: (one) => one,
    none: text.noKeys,
    row: (one) => h('li', { class: `row entry ${one.endsWith('/') ? 'folder' : 'key'}` },
      h('a', { class: 'name', href: place(link, one) }, one.slice(folder.length) || '""'),
      one.endsWith('/') ? h('span', { class: 'hidden' }, text.folder) : null),
  });
  const open = () => { if (list.element.parentNode !== body) fill(body, list.element); };
  api.watch(`${address(folder)}?keys&separator=/`, (keys) => {
    open();
    const inside = keys.filter((one) => one !== folder);
    inside.sort((one, other) => Number(other.endsWith('/')) - Number(one.endsWith('/')) || one.localeCompare(other));
    list.show(inside);
  }, (failure) => {
    if (failure.status === 404) {
      open();
      list.show([]);
    } else {
      fill(body, refusal(failure));
    }
  });
}

function showKey(body, key, { api, text }) {
  api.watch(address(key), ([row]) => {
    const bytes = Uint8Array.from(atob(row.Value ?? ''), (c) => c.charCodeAt(0));
    fill(body,
      h('section', { class: 'card' }, h('h2', {}, text.value), value(bytes, text)),
      pairs([
        [text.lockedBy, row.Session], [text.locks, row.LockIndex ? String(row.LockIndex) : ''],
        [text.flags, row.Flags ? String(row.Flags) : ''],
        [text.created, String(row.CreateIndex)], [text.modified, String(row.ModifyIndex)],
      ]));
  }, (failure) => fill(body, failure.status === 404 ? note(text.gone(key)) : refusal(failure)));
}

function value(bytes, text) {
  if (bytes.length === 0) return note(text.noValue);
  let words;
  try {
    words = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const shown = [...bytes.slice(0, HEX_BYTES)].map((byte) => byte.toString(16).padStart(2, '0'));
    return [note(text.binary(bytes.length)), h('pre', { tabindex: '0' }, shown.join(' ') + (bytes.length > HEX_BYTES ? ' …' : ''))];
  }
  const copy = h('button', {
    type: 'button', class: 'button',
    onclick: async () => { await navigator.clipboard.writeText(words); fill(copy, text.copied); },
  }, text.copy);
  return [
    h('pre', { tabindex: '0' }, words.length > MAX_TEXT ? `${words.slice(0, MAX_TEXT)}…` : words),
    navigator.clipboard ? copy : null, // browsers have it on loopback and HTTPS only
  ];
}
