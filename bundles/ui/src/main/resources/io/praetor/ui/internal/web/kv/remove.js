// What goes when a key or a folder is deleted is told first.
import { ask } from '../core/ask.js';
import { LOCKS } from '../core/sessions.js';
import { html, nothing } from '../core/element.js';
import { text } from '../text/kv.js';
import { address, isPlain } from '../core/keys.js';
import { isLocked } from './lock.js';

const NAMES = 8; // that are shown

/** Asks, and deletes a key if it is still as it was shown; resolves with whether it is gone. */
export async function removeKey(api, row) {
  const sure = await ask({
    title: text.deleteKeyTitle,
    words: html`<p class="mono">${row.Key}</p>${isLocked(row) ? html`<p class="badge warning">${text.deleteLocked}</p>` : nothing}`,
    action: text.delete,
  });
  if (!sure) return false;
  if (await remove(api, row) === false) throw Object.assign(new Error(text.deleteConflict), { status: 409 });
  return true;
}

async function remove(api, { Key: key, ModifyIndex: index }) {
  if (isPlain(key)) return api.send('DELETE', `${address(key)}?cas=${index}`);
  try {
    return await api.send('PUT', '/v1/txn', [{ KV: { Verb: 'delete-cas', Key: key, Index: index } }]);
  } catch (failure) {
    if (failure.status === 409) return false;
    throw failure;
  }
}

/** Asks, and deletes a folder; resolves with whether it is gone. */
export async function removeFolder(api, folder) {
  const before = await look(api, folder);
  const { keys, locked } = before;
  const sure = await ask({
    title: text.deleteFolderTitle(keys.length),
    words: html`<p class="mono">${folder}</p>
      ${locked === null ? html`<p class="note">${text.locksUnknown}</p>`
        : locked.length ? html`<p><span class="badge warning">${text.lockedAmong(locked.length)}</span></p>${names(locked)}` : nothing}
      <p>${text.theseGo}</p>${names(keys)}`,
    action: text.deleteKeys(keys.length),
  });
  if (!sure) return false;
  // What came since then was not asked for.
  if (JSON.stringify(await look(api, folder)) !== JSON.stringify(before)) {
    throw Object.assign(new Error(text.folderConflict), { status: 409 });
  }
  await api.send('DELETE', `${address(folder)}?recurse`);
  return true;
}

/** The keys in a folder, and which of them are locked; null when that is not known. */
async function look(api, folder) {
  const [keys, locks] = await Promise.all([api.get(`${address(folder)}?keys`), api.get(LOCKS).catch(() => null)]);
  const locked = !locks || locks.Truncated ? null
    : locks.Locks.map((lock) => lock.Key).filter((key) => key.startsWith(folder));
  return { keys, locked };
}

function names(keys) {
  return html`<ul class="names mono">${keys.slice(0, NAMES).map((key) => html`<li>${key}</li>`)}
    ${keys.length > NAMES ? html`<li class="muted">${text.andMore(keys.length - NAMES)}</li>` : nothing}</ul>`;
}
