// Writes many keys by transactions.
import { exact } from '../core/exact.js';
import { isPlain } from '../core/keys.js';
import { text } from '../text/kv.js';
import { decode } from '../core/bytes.js';
import { batches, isLarge, operation } from './exchange.js';
import { write } from './store.js';

/**
 * Writes entries, each only if it is still as it was when it was compared.
 *
 * @param told called with each entry and why it failed, null when it did not
 */
export async function transfer(api, entries, told) {
  // Transactions know no lives, and a write without one ends it.
  const lives = (entry) => Boolean(entry.was?.TTL) && isPlain(entry.key);
  for (const entry of entries.filter(lives)) await alone(api, entry, told);
  for (const batch of batches(entries.filter((entry) => !lives(entry)))) await (isLarge(batch[0]) ? alone(api, batch[0], told) : together(api, batch, told));
}

async function alone(api, entry, told) {
  try {
    const { key, value, flags, was } = entry;
    told(entry, await write(api, key, decode(value), { was, flags, life: was?.TTL ?? '' }) ? null : text.overtaken);
  } catch (failure) {
    told(entry, reason(failure));
  }
}

/** A transaction happens as a whole or not; without those that fail it is tried again. */
async function together(api, batch, told) {
  let rest = batch;
  while (rest.length) {
    try {
      await api.send('PUT', '/v1/txn', exact(rest.map(operation)));
      rest.forEach((entry) => told(entry, null));
      return;
    } catch (failure) {
      const errors = failure.status === 409 ? errorsOf(failure) : [];
      if (!errors.length) {
        rest.forEach((entry) => told(entry, reason(failure)));
        return;
      }
      const failed = new Map(errors.map((error) => [error.OpIndex, error.What]));
      rest.forEach((entry, n) => { if (failed.has(n)) told(entry, /stale/.test(failed.get(n)) ? text.overtaken : failed.get(n)); });
      rest = rest.filter((entry, n) => !failed.has(n));
    }
  }
}

const reason = (failure) => (failure.status ? failure.message : text.unreachable);

function errorsOf(failure) {
  try {
    return JSON.parse(failure.message).Errors ?? [];
  } catch {
    return [];
  }
}
