// What all pages are.
import { Element, given } from './element.js';

/**
 * A page. The frame sets `context` before it shows the page:
 *
 * - `api`: the HTTP API of the datacenter that is shown (`Api`); what it does ends with the page
 * - `link(...segments)`: the address of another page in this datacenter
 * - `go(address)`: shows another page
 * - `self`: what the agent tells of itself, null while it refuses to; `datacenter`: which is shown
 * - `name`, `rest`: what the address names behind the page
 *
 * A kind of page with the static field `stays` is kept while addresses lead from one of its pages to
 * another; each gives it a new context.
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
