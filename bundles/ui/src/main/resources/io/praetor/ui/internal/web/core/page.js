// What all pages are.
import { Element, given } from './element.js';

/**
 * A page. The frame sets `context` before it shows the page:
 *
 * - `api`: the HTTP API of the datacenter that is shown (`Api`); what it does ends with the page
 * - `link(...segments)`: the address of another page in this datacenter
 * - `go(address)`: shows another page
 * - `name`, `rest`: what the address names behind the page
 *
 * Its `title` is what the window is called, besides the datacenter.
 */
export class Page extends Element {
  static properties = { context: given };

  get api() {
    return this.context.api;
  }

  link(...segments) {
    return this.context.link(...segments);
  }
}
