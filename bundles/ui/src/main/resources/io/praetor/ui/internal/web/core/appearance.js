// Light or dark: the choice; `appearance.js` beside the start page makes it seen.
const KEY = 'praetor.appearance';

export const APPEARANCES = ['system', 'light', 'dark'];

export function appearance() {
  try {
    return localStorage.getItem(KEY) ?? APPEARANCES[0];
  } catch {
    return APPEARANCES[0]; // a browser that keeps nothing
  }
}

export function setAppearance(chosen) {
  try {
    if (chosen === APPEARANCES[0]) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, chosen);
  } catch {
    return;
  }
  dispatchEvent(new Event(KEY));
}
