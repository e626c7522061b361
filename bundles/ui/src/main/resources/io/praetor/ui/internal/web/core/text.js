// Which language these pages speak: the one that was chosen, else the browser's first that we know.
import en from '../text/en.js';
import ja from '../text/ja.js';

const KEY = 'praetor.language';
const KNOWN = { en, ja };

export const languages = Object.entries(KNOWN).map(([id, text]) => ({ id, name: text.language }));

function chosen() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // a browser that keeps nothing
  }
}

export const language =
  [chosen(), ...navigator.languages.map((tag) => tag.slice(0, 2))].find((id) => id in KNOWN) ?? 'en';

export const text = KNOWN[language];

/** These texts and more, which a page brings in every language. */
export function textWith(more) {
  return { ...text, ...more[language] };
}

export function choose(id) {
  try {
    localStorage.setItem(KEY, id);
  } catch {
    return;
  }
  location.reload();
}

/** The word for something, or what it is called where there is no word for it. */
export function word(id) {
  return Object.hasOwn(text, id) && typeof text[id] === 'string' ? text[id] : id;
}
