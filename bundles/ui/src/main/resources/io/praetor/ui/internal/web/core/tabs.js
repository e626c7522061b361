// Parts of a page of which one is seen at a time; each has an address.
import { html } from './element.js';

/**
 * @param label what the parts are parts of
 * @param all addresses, words, and what each part is known by: `[id, words, href]`
 * @param current the part that is seen
 * @param choose shows another one, without another page
 */
export function tabs(label, all, current, choose) {
  const click = (event, id, href) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.replaceState(null, '', href);
    choose(id);
  };
  return html`<nav class="tabs" aria-label=${label}><ul>${all.map(([id, words, href]) => html`
    <li><a href=${href} aria-current=${id === current ? 'true' : 'false'} @click=${(event) => click(event, id, href)}>${words}</a></li>`)}</ul></nav>`;
}
