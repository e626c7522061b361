// One service: its instances, where they are, and their checks.
import { html, nothing } from '../core/element.js';
import { Watch } from '../core/data.js';
import { byName, list, worstFirst } from '../core/list.js';
import { Page } from '../core/page.js';
import { badge, checks, copyable, countStates, heading, pairs, path, tags, tally, worst } from '../core/parts.js';
import { text } from '../core/text.js';

const state = (one) => worst(one.Checks);
const id = (one) => one.Service.ID;

/** Where an instance is reached. */
function address({ Node: node, Service: service }) {
  if (service.SocketPath) return service.SocketPath;
  const host = service.Address || node.Address;
  if (!service.Port) return host;
  return `${host.includes(':') ? `[${host}]` : host}:${service.Port}`;
}

export default class Service extends Page {
  #instances = new Watch(this, () => `/v1/health/service/${encodeURIComponent(this.context.name)}`);

  #look = {
    label: text.instancesOf,
    none: text.noInstances,
    key: (one) => `${one.Node.Node}\n${one.Service.ID}`,
    words: ({ Node: node, Service: service }) => [
      node.Node, node.Address, service.ID, service.Address, String(service.Port),
      ...(service.Tags ?? []), ...Object.entries(service.Meta ?? {}).flat(), ...Object.entries(node.Meta ?? {}).flat(),
    ],
    state,
    sorts: { byState: worstFirst(state, id), byName: byName(id) },
    row: (one) => this.#instance(one),
  };

  template() {
    const instances = this.#instances;
    return html`
      ${heading(this.context.name, {
        path: path([this.link('services'), text.services]),
        lead: instances.value && text.instances(instances.value.length),
      })}
      ${instances.show((all) => list(all, this.#look))}`;
  }

  #instance(one) {
    const { Node: node, Service: service, Checks: all } = one;
    const ofService = all.filter((check) => check.ServiceID);
    const ofNode = all.filter((check) => !check.ServiceID);
    return html`<li class="row tall">
      ${badge(state(one))}
      <span class="name">${service.ID}</span>
      <span class="facts">
        <span>${copyable(address(one))}</span>
        <span><span class="muted">${text.onNode} </span><a href=${this.link('nodes', node.Node)}>${node.Node}</a></span>
        ${service.Kind ? html`<span class="tag strong">${service.Kind}</span>` : nothing}
        ${tags(service.Tags)}
      </span>
      <span class="end">${tally(countStates(all))}</span>
      <details class="whole" ?open=${state(one) === 'critical' || state(one) === 'warning'}>
        <summary>${text.checkCount(all.length)}</summary>
        ${ofService.length ? html`<h2 class="small">${text.serviceChecks}</h2>${checks(ofService)}` : nothing}
        ${ofNode.length ? html`<h2 class="small">${text.nodeChecks}</h2>${checks(ofNode)}` : nothing}
        ${pairs(Object.entries(service.Meta ?? {}))}
        ${pairs(Object.entries(service.TaggedAddresses ?? {}).map(([name, at]) => [name, `${at.Address}:${at.Port}`]))}
      </details>
    </li>`;
  }
}

customElements.define('praetor-service', Service);
