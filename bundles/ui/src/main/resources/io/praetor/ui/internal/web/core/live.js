// Whether pages follow what changes. When they do not, they read once, and again when asked to.
const KEY = 'praetor.live';
const asked = new EventTarget();

let live = kept();

function kept() {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true; // a browser that keeps nothing
  }
}

export const isLive = () => live;

export function setLive(on) {
  live = on;
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // For this window, then.
  }
  asked.dispatchEvent(new Event('change'));
  if (on) refresh();
}

export function onLive(listener) {
  asked.addEventListener('change', listener);
}

/** All that is shown is read again. */
export function refresh() {
  asked.dispatchEvent(new Event('refresh'));
}

/** Until someone asks for what is new, or the signal fires. */
export function untilRefresh(signal) {
  return new Promise((resolve) => {
    const done = () => {
      asked.removeEventListener('refresh', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    if (signal.aborted) return resolve();
    asked.addEventListener('refresh', done);
    signal.addEventListener('abort', done);
    return undefined;
  });
}
