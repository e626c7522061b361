// Keys in a file, in the format of `consul kv export`, and what reading one in would change.
import { complaint } from '../core/keys.js';
import { decode } from '../core/bytes.js';
import { exact, parse } from '../core/exact.js';

/** What one transaction takes: operations, and bytes of its body with some room to spare. */
export const BATCH_OPERATIONS = 64;
const BATCH_BYTES = 400 * 1024;

const MAX_PREFIXES = 16; // that are read one by one, before everything is

/** A file with what the API told of some keys. */
export function toFile(rows) {
  return exact(rows.map((row) => ({ key: row.Key, flags: row.Flags, value: row.Value ?? '' })), '\t');
}

/**
 * The entries of a file: `{key, flags, value}`, the value in base64.
 *
 * @throws Error when it is no such file; its `place` is the number of the entry that is wrong, from 1
 */
export function fromFile(text, prefix = '') {
  const all = parse(text);
  if (!Array.isArray(all)) throw wrong(0);
  return all.map((each, n) => {
    const { key, flags = 0, value = '' } = each ?? {};
    if (typeof key !== 'string' || (typeof value !== 'string' && value !== null) || !/^\d+$/.test(String(flags))) throw wrong(n + 1);
    try {
      atob(value ?? '');
    } catch {
      throw wrong(n + 1);
    }
    return { key: prefix + key, flags, value: value ?? '' };
  });
}

function wrong(place) {
  return Object.assign(new Error('not an export'), { place });
}

/** The longest folder that all entries lie in. */
function around(entries) {
  if (!entries.length) return '';
  let common = entries[0].key;
  entries.forEach(({ key }) => {
    while (!key.startsWith(common)) common = common.slice(0, -1);
  });
  return common.slice(0, common.lastIndexOf('/') + 1);
}

/** The prefixes below which all entries lie: few and narrow, so that little else is read. */
export function prefixes(entries) {
  const groups = new Map();
  entries.forEach((entry) => {
    const first = entry.key.slice(0, entry.key.indexOf('/') + 1) || entry.key;
    if (!groups.has(first)) groups.set(first, []);
    groups.get(first).push(entry);
  });
  if (groups.size > MAX_PREFIXES) return [around(entries)];
  return [...groups].map(([prefix, group]) => around(group) || prefix);
}

/**
 * What becomes of each entry.
 *
 * @param limit how long a value may be
 * @param rows what the API told of the keys that there are
 * @return the entries with `was`, the row that there is, and `kind`: `added`, `changed`, `same`, or
 *   `refused` for what the agent would not take; of entries with the same key the last one counts
 */
export function compare(entries, rows, limit) {
  const present = new Map(rows.map((row) => [row.Key, row]));
  const last = new Map(entries.map((entry) => [entry.key, entry]));
  return [...last.values()].map((entry) => {
    const was = present.get(entry.key) ?? null;
    return { ...entry, was, kind: kindOf(entry, was, limit) };
  });
}

function kindOf(entry, was, limit) {
  if (complaint(entry.key) || decode(entry.value).length > limit) return 'refused';
  if (!was) return 'added';
  return (was.Value ?? '') === entry.value && String(was.Flags) === String(entry.flags) ? 'same' : 'changed';
}

/** The operation of a transaction that writes an entry, unless someone else did in between. */
export function operation(entry) {
  return {
    KV: { Verb: 'cas', Key: entry.key, Value: entry.value, Flags: entry.flags, Index: entry.was?.ModifyIndex ?? 0 },
  };
}

/** Entries in groups that fit into a transaction; what is too large for any stands alone. */
export function batches(entries) {
  const all = [];
  let batch = [];
  let size = 0;
  entries.forEach((entry) => {
    const bytes = entry.value.length + entry.key.length * 3 + 150;
    if (batch.length && (batch.length === BATCH_OPERATIONS || size + bytes > BATCH_BYTES)) {
      all.push(batch);
      batch = [];
      size = 0;
    }
    batch.push(entry);
    size += bytes;
  });
  if (batch.length) all.push(batch);
  return all;
}

/** Whether an entry is too large for a transaction, and goes by itself. */
export const isLarge = (entry) => entry.value.length > BATCH_BYTES;
