// What all our elements are: web components whose content is a template, kept up to date by Lit.
// They have no shadow: one style sheet, and labels may name what is in another element. What comes
// from outside stands in templates as text or as an attribute's value, never as markup.
import { ReactiveElement } from '../library/reactive-element/reactive-element.js';
import { html, nothing, render, svg } from '../library/lit-html/lit-html.js';
import { repeat } from '../library/lit-html/directives/repeat.js';
import { live } from '../library/lit-html/directives/live.js';

export { html, live, nothing, render, repeat, svg };

/** An element that shows its `template()`, again after each change of one of its `properties`. */
export class Element extends ReactiveElement {
  createRenderRoot() {
    return this;
  }

  update(changed) {
    super.update(changed);
    render(this.template(), this, { host: this });
  }
}

/** A property that a template sets as it is, and that no attribute stands for. */
export const given = { attribute: false };

/** A property that the element alone sets. */
export const own = { attribute: false, state: true };
