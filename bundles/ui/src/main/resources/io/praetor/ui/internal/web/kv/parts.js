// Pieces that the pages of keys share.
import { html } from '../core/element.js';
import { path } from '../core/parts.js';
import { text } from '../text/kv.js';
import { foldersAbove, place, short } from '../core/keys.js';

/** The way to a key or folder. */
export function way(link, key) {
  if (key === '') return '';
  return path(...foldersAbove(key).map((folder) =>
    [place(link, folder), folder === '' ? text.root : short(folder).replace(/\/$/, '') || '""']));
}

/** The last part of a name, as a title. */
export const title = (key) => short(key).replace(/\/$/, '') || (key === '' ? text.kv : '""');

/** Gives a person bytes or text as a file. */
export function download(content, name, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Copies text; says so on the button. */
export function copyButton(words, label) {
  if (!navigator.clipboard) return ''; // browsers have it on loopback and with HTTPS only
  return html`<button type="button" class="button" @click=${async ({ currentTarget: button }) => {
    await navigator.clipboard.writeText(words);
    button.textContent = text.copied;
    setTimeout(() => { button.textContent = label; }, 2_000);
  }}>${label}</button>`;
}
