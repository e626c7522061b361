// One service: how it was, its instances, where they are, and their checks.
import { Deed, Watch } from '../core/data.js';
import { deregister } from '../core/deregister.js';
import { html, nothing } from '../core/element.js';
import { byName, list, worstFirst } from '../core/list.js';
import { Page } from '../core/page.js';
import { badge, button, checks, copyable, countStates, heading, pairs, path, tags, tally, worst } from '../core/parts.js';
import { text } from '../core/text.js';
import { historyOf } from '../core/timeline.js';

const state = (one) => worst(one.Checks);
const id = (one) => one.Service.ID;

function at(host, port) {
  if (!port) return host;
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Where an instance is reached. */
function address({ Node: node, Service: service }) {
  return service.SocketPath || at(service.Address || node.Address, service.Port);
}

/** What decides about how the graph looks. */
const stamp = (all) => all.flatMap((one) => one.Checks.map((check) => `${check.Node} ${check.CheckID} ${check.Status}`)).join('\n');

export default class Service extends Page {
  #instances = new Watch(this, () => `/v1/health/service/${encodeURIComponent(this.context.name)}`);
  #deed = new Deed(this);

  #look = {
    label: text.instancesOf,
    none: text.noInstances,
    key: (one) => `${one.Node.Node}\n${one.Service.ID}`,
    words: ({ Node: node, Service: service }) => [
      node.Node, node.Address, service.ID, service.Address, String(service.Port),
      ...(service.Tags ?? []), ...Object.entries(service.Meta ?? {}).flat(), ...Object.entries(node.Meta ?? {}).flat(),
    ],
    state,
    kinds: (one) => one.Service.Tags ?? [],
    sorts: { byState: worstFirst(state, id), byName: byName(id), byNode: byName((one) => one.Node.Node) },
    row: (one) => this.#instance(one),
  };

  template() {
    const { name } = this.context;
    const all = this.#instances.value;
    return html`
      ${heading(name, {
        path: path([this.link('services'), text.services]),
        lead: all && text.instances(all.length),
        actions: html`<a class="button" href="${this.link('checks')}?filter=${encodeURIComponent(name)}">${text.itsChecks}</a>`,
      })}
      ${all ? this.#tags(all) : nothing}
      ${this.#deed.show()}
      <section class="card"><h2>${text.healthOverTime}</h2>
        <praetor-service-past .api=${this.api} .service=${name} .instances=${all ?? []} .stamp=${stamp(all ?? [])}></praetor-service-past>
      </section>
      <section><h2>${text.instancesOf}</h2>${this.#instances.show((instances) => list(instances, this.#look))}</section>`;
  }

  /** All tags, with how many instances have each. */
  #tags(all) {
    const counts = new Map();
    all.flatMap((one) => one.Service.Tags ?? []).forEach((tag) => counts.set(tag, (counts.get(tag) ?? 0) + 1));
    if (!counts.size) return nothing;
    return html`<ul class="tags all-tags" aria-label=${text.tags}>${[...counts].sort().map(([tag, count]) => html`
      <li class="tag">${tag} <span class="number" title=${text.instances(count)}>${count}</span></li>`)}</ul>`;
  }

  #instance(one) {
    const { Node: node, Service: service, Checks: all } = one;
    const more = (check) => html`<div class="also">${historyOf(this.api, check)}</div>`;
    const part = (words, some) => (some.length ? html`<h3>${words}</h3>${checks(some, undefined, more)}` : nothing);
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
        <summary>${text.checksAndDetails(all.length)}</summary>
        ${part(text.serviceChecks, all.filter((check) => check.ServiceID))}
        ${part(text.nodeChecks, all.filter((check) => !check.ServiceID))}
        <h3>${text.instance}</h3>${this.#details(service)}
        ${service.Meta && Object.keys(service.Meta).length ? html`<h3>${text.meta}</h3>${pairs(Object.entries(service.Meta))}` : nothing}
        ${service.Service === 'consul' ? nothing : html`<p class="also">${button(text.deregister,
          () => deregister(this, this.#deed, { node: node.Node, service: service.ID }), { kind: 'danger small', label: `${text.deregister}: ${service.ID}` })}</p>`}
      </details>
    </li>`;
  }

  #details(service) {
    const proxy = service.Proxy ?? {};
    const weights = service.Weights;
    return pairs([
      ...Object.entries(service.TaggedAddresses ?? {}).map(([tag, where]) => [text.taggedAddress(tag), copyable(at(where.Address, where.Port))]),
      [text.weights, weights && text.weighs(weights.Passing, weights.Warning)],
      [text.tagOverride, service.EnableTagOverride ? text.yes : ''],
      [text.native, service.Connect?.Native ? text.yes : ''],
      [text.proxyOf, proxy.DestinationServiceName && html`<a href=${this.link('services', proxy.DestinationServiceName)}>${proxy.DestinationServiceID || proxy.DestinationServiceName}</a>`],
      [text.proxyTo, proxy.LocalServicePort ? at(proxy.LocalServiceAddress || '127.0.0.1', proxy.LocalServicePort) : proxy.LocalServiceSocketPath],
      [text.upstreams, (proxy.Upstreams ?? []).map((each) => `${each.DestinationName} ${each.LocalBindSocketPath || at(each.LocalBindAddress || '127.0.0.1', each.LocalBindPort)}`).join(', ')],
      [text.checks, html`<a href="${this.link('checks')}?filter=${encodeURIComponent(service.ID)}">${text.itsChecks}</a>`],
    ]);
  }
}

customElements.define('praetor-service', Service);
