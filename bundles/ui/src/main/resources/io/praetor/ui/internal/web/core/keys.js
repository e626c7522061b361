// Names of keys, and where keys are: in these pages and in the HTTP API. No more than functions.

/** Folders end in a slash; the empty name is the folder of all keys. */
export const isFolder = (key) => key === '' || key.endsWith('/');

/** The folder that a key or folder lies in. */
export const above = (key) => key.replace(/[^/]*\/?$/, '');

/** The name of a key or folder within the one above it. */
export const short = (key) => key.slice(above(key).length);

/** All folders that a key or folder lies in, the outermost first. */
export function foldersAbove(key) {
  const folders = [];
  for (let folder = key; folder !== '';) {
    folder = above(folder);
    folders.unshift(folder);
  }
  return folders;
}

const UNPRINTABLE = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u;

/**
 * Whether a path can say the name. Browsers and servers take empty parts and those of dots out of
 * paths, and agents refuse paths with what cannot be printed; only a parameter or the body of a
 * transaction can name such keys.
 */
export function isPlain(key) {
  if (UNPRINTABLE.test(key)) return false;
  const parts = key.split('/');
  if (isFolder(key)) parts.pop();
  return parts.every((part) => part !== '' && part !== '.' && part !== '..');
}

/** The innermost folder around a name that a path can say. */
export function plainAround(key) {
  let folder = key;
  while (!isPlain(folder)) folder = above(folder);
  return folder;
}

/** Where the HTTP API has a key or a prefix. */
export const address = (key) => `/v1/kv/${key.split('/').map(encodeURIComponent).join('/')}`;

/**
 * Where these pages show a key or folder.
 *
 * @param view what of it: '' for its value or what is in it, or `value` (of a folder that is a key
 *   as well), `history`, `import`, `create`
 */
export function place(link, key, view = '') {
  const parts = key.split('/');
  const asParameter = !isPlain(key) || (view === 'value' && isFolder(key));
  if (asParameter) return `${link('kv')}?key=${encodeURIComponent(key)}${view ? `&view=${view}` : ''}`;
  if (!isFolder(key)) return link('kv', ...parts, 'edit') + (view ? `?view=${view}` : '');
  if (view === 'create') return link('kv', ...parts.slice(0, -1), 'create');
  return link('kv', ...parts.slice(0, -1)) + (key ? '/' : '') + (view ? `?view=${view}` : '');
}

/**
 * What an address names.
 *
 * @param rest decoded parts of the path behind the page
 * @param slash whether the path ends in a slash
 * @param parameter gives a parameter of the address, '' for none
 * @return the key, and the view of it
 */
export function named(rest, slash, parameter) {
  const view = parameter('view');
  const key = parameter('key');
  if (key) return { key, view: view || (isFolder(key) ? 'folder' : 'value') };
  const last = slash ? '' : rest.at(-1);
  const folder = (parts) => parts.map((part) => `${part}/`).join('');
  if (last === 'create') return { key: folder(rest.slice(0, -1)), view: 'create' };
  if (last === 'edit' && rest.length > 1) return { key: rest.slice(0, -1).join('/'), view: view || 'value' };
  return { key: folder(rest), view: view || 'folder' };
}

export const MAX_KEY_BYTES = 2_000;

/** Why a text cannot be the name of a key: '', `empty`, `nul` or `long`. */
export function complaint(key) {
  if (key === '') return 'empty';
  if (key.includes('\0')) return 'nul';
  return new TextEncoder().encode(key).length > MAX_KEY_BYTES ? 'long' : '';
}
