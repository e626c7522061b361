// Elements. Whatever comes from outside becomes a text node or an attribute's value, never markup:
// there is no innerHTML in these pages.

/** An element with attributes (`on…` are listeners) and children: nodes, strings, or nothing. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  fill(element, ...children);
  return element;
}

/** Replaces what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const rowsOf = new WeakMap();

/**
 * Brings a list up to date: rows whose item is the same stay as they are, with focus, selection and
 * what is unfolded; so nothing flickers, and only what changed costs anything.
 */
export function keyed(parent, items, key, make) {
  const old = rowsOf.get(parent) ?? new Map();
  const rows = new Map();
  let next = parent.firstChild;
  for (const item of items) {
    const id = key(item);
    const print = JSON.stringify(item);
    let row = old.get(id);
    if (row?.print !== print) {
      const element = make(item);
      if (row) {
        if (next === row.element) next = element;
        keepState(row.element, element);
      }
      row = { print, element };
    }
    old.delete(id);
    rows.set(id, row);
    if (next === row.element) {
      next = next.nextSibling;
    } else {
      parent.insertBefore(row.element, next);
    }
  }
  old.forEach((row) => row.element.remove());
  rowsOf.set(parent, rows);
}

/** Puts one element in the place of another, and keeps what people did to it. */
function keepState(before, after) {
  const folded = before.querySelectorAll('details');
  after.querySelectorAll('details').forEach((details, n) => {
    if (folded[n]) details.open = folded[n].open;
  });
  const reachable = 'a, button, summary';
  const focused = [...before.querySelectorAll(reachable)].indexOf(document.activeElement);
  before.replaceWith(after);
  if (focused >= 0) after.querySelectorAll(reachable)[focused]?.focus();
}
