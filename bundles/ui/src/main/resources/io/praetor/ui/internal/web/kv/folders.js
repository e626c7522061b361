// What is known of folders: what is in them, and which of them a person has opened.
import { byName } from '../core/list.js';
import { address, isFolder, isPlain, plainAround } from '../core/keys.js';

const compare = byName((key) => key);

/** Folders first, then as people sort names. */
const order = (one, other) => Number(isFolder(other)) - Number(isFolder(one)) || compare(one, other);

/** What the API tells of a folder. */
export const listing = (folder) => `${address(folder)}?keys&separator=/`;

/** Folders by name; tells its listener of each change. */
export class Folders {
  open = new Set(['']);

  #known = new Map();
  #stale = new Set(); // to be read again when they are seen
  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  /** What is in a folder, sorted; undefined when it was not read yet. */
  inside(folder) {
    return this.#known.get(folder)?.inside;
  }

  /** Whether a folder is the name of a key as well. */
  isKey(folder) {
    return this.#known.get(folder)?.isKey ?? false;
  }

  put(folder, keys) {
    const inside = keys.filter((key) => key !== folder);
    this.#stale.delete(folder);
    this.#known.set(folder, { inside: inside.sort(order), isKey: inside.length < keys.length });
    this.#changed();
  }

  /** Reads a folder once. */
  async load(api, folder) {
    try {
      this.put(folder, await read(api, folder));
    } catch (failure) {
      if (failure.status === 404) this.put(folder, []);
    }
  }

  /** Opens folders, and reads what is not known of open ones. */
  show(api, folders) {
    folders.forEach((folder) => {
      this.open.add(folder);
      if (!this.#known.has(folder)) this.load(api, folder);
    });
    this.#stale.forEach((folder) => { if (this.open.has(folder)) this.load(api, folder); });
    this.#changed();
  }

  /** Opens or closes a folder; what is in it is read again. */
  toggle(api, folder) {
    if (this.open.has(folder)) {
      this.open.delete(folder);
      this.#changed();
    } else {
      this.open.add(folder);
      this.load(api, folder);
      this.#changed();
    }
  }

  /** Reads again what is open: something was written. */
  again(api) {
    this.#stale = new Set(this.#known.keys());
    this.show(api, []);
  }

  /** All rows of the tree, as they lie below each other. */
  rows() {
    const rows = [];
    const add = (folder, level) => {
      const inside = this.inside(folder);
      inside?.forEach((key, n) => {
        const isOpen = isFolder(key) && this.open.has(key);
        rows.push({ key, level, isOpen, position: n + 1, size: inside.length });
        if (isOpen) add(key, level + 1);
      });
    };
    add('', 1);
    return rows;
  }
}

/** The names one level below a folder, also where a path cannot name it. */
async function read(api, folder) {
  if (isPlain(folder)) return api.get(listing(folder));
  const all = await api.get(`${address(plainAround(folder))}?keys`);
  const cut = all.filter((key) => key.startsWith(folder))
    .map((key) => key.slice(0, (key.indexOf('/', folder.length) + 1) || undefined));
  return [...new Set(cut)];
}
