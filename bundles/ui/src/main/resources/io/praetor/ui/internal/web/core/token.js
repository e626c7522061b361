// The token that goes with each request: kept for this window, or, when asked for, in this browser.
const KEY = 'praetor.token';

function stores() {
  try {
    return [sessionStorage, localStorage];
  } catch {
    return []; // a browser that keeps nothing
  }
}

let token = stores().map((store) => store.getItem(KEY)).find(Boolean) ?? '';

/** The token, '' for none. */
export function current() {
  return token;
}

/** Whether it outlives this window. */
export function isKept() {
  return Boolean(stores()[1]?.getItem(KEY));
}

/** From now on requests go with this token. */
export function use(other, keep) {
  token = other.trim();
  stores().forEach((store) => store.removeItem(KEY));
  if (token) stores()[keep ? 1 : 0]?.setItem(KEY, token);
}
