// Where pages are: `<content path><datacenter>/<page>/…`, as in Consul.

const base = new URL(document.baseURI).pathname;

/** Stands for the agent's own datacenter as long as the agent does not tell its name. */
export const UNTOLD = '-';

/** The address of a page. */
export function to(...segments) {
  return base + segments.map(encodeURIComponent).join('/');
}

/** The decoded parts of the current address, and whether it is a folder. */
export function here() {
  const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : '';
  const parts = path.split('/').map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
  return { parts: parts.filter((part) => part !== ''), isFolder: path === '' || path.endsWith('/') };
}

/** Whether an address belongs to these pages, and not to files beside them. */
export function isOurs(address) {
  return address.origin === location.origin && address.pathname.startsWith(base);
}

/** A parameter of the address. */
export function parameter(name) {
  return new URLSearchParams(location.search).get(name) ?? '';
}

/** Changes a parameter of the address, without another page. */
export function remember(name, value) {
  const address = new URL(location.href);
  if (value) address.searchParams.set(name, value);
  else address.searchParams.delete(name);
  history.replaceState(null, '', address);
}
