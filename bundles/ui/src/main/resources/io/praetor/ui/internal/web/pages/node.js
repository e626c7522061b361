// One node: its checks, its services, its metadata.
import { html, nothing, repeat } from '../core/element.js';
import { Watch } from '../core/data.js';
import { Page } from '../core/page.js';
import { badge, checks, copyable, countStates, heading, note, pairs, path, tags, tally, worst } from '../core/parts.js';
import { text } from '../core/text.js';

export default class Node extends Page {
  #node = new Watch(this, () => `/v1/internal/ui/node/${encodeURIComponent(this.context.name)}`);

  template() {
    const node = this.#node.value;
    return html`
      ${heading(this.context.name, {
        path: path([this.link('nodes'), text.nodes]),
        lead: node && html`${badge(worst(node.Checks ?? []))} ${copyable(node.Address)}`,
      })}
      ${this.#node.show((known) => (known ? this.#content(known) : note(text.gone(this.context.name))), text.gone(this.context.name))}`;
  }

  #content(node) {
    const all = node.Checks ?? [];
    const services = node.Services ?? [];
    return html`
      <section><h2>${text.nodeChecks}</h2>${checks(all.filter((one) => !one.ServiceID))}</section>
      <section><h2>${text.services}</h2>
        ${services.length
          ? html`<ul class="rows">${repeat(services, (one) => one.ID, (one) => this.#service(one, all.filter((check) => check.ServiceID === one.ID)))}</ul>`
          : note(text.noServices)}
      </section>
      <section><h2>${text.meta}</h2>${pairs(Object.entries(node.Meta ?? {}), note(text.noMeta))}</section>`;
  }

  #service(service, own) {
    return html`<li class="row tall">
      ${badge(worst(own))}
      <a class="name" href=${this.link('services', service.Service)}>${service.Service}</a>
      <span class="facts">
        ${service.ID === service.Service ? nothing : html`<span class="muted">${service.ID}</span>`}
        ${service.Port ? html`<span class="mono">:${service.Port}</span>` : nothing}
        ${tags(service.Tags)}
      </span>
      <span class="end">${tally(countStates(own))}</span>
      ${own.length ? html`<details class="whole" ?open=${own.some((one) => one.Status !== 'passing')}>
        <summary>${text.checkCount(own.length)}</summary>${checks(own)}</details>` : nothing}
    </li>`;
  }
}

customElements.define('praetor-node', Node);
