// One node: its checks, its services, how far the others are, who holds locks, and what it is.
import { Deed, Poll, Watch } from '../core/data.js';
import { deregister, isRemovable, nodeLeaves } from '../core/deregister.js';
import { html, nothing, own, repeat } from '../core/element.js';
import { Page } from '../core/page.js';
import { badge, button, checks, copyable, countStates, heading, note, pairs, path, tags, tally, worst } from '../core/parts.js';
import { roundTrips } from '../core/rtt.js';
import { LOCKS, byHolder, invalidate, sessionRow } from '../core/sessions.js';
import { tabs } from '../core/tabs.js';
import { text } from '../core/text.js';
import { historyOf } from '../core/timeline.js';

/** Parts, by what they are called in addresses: as in Consul. */
const PARTS = { 'health-checks': 'checks', 'service-instances': 'services', 'round-trip-time': 'rtt', 'lock-sessions': 'sessions', metadata: 'meta' };

export default class Node extends Page {
  static properties = { part: own };

  #node = new Watch(this, () => `/v1/internal/ui/node/${encodeURIComponent(this.context.name)}`);
  #sessions = new Watch(this, () => `/v1/session/node/${encodeURIComponent(this.context.name)}`);
  #locks = new Poll(this, () => this.#part === 'lock-sessions' && LOCKS, byHolder);
  #coordinates = new Poll(this, () => this.#part === 'round-trip-time' && '/v1/coordinate/nodes');
  #deed = new Deed(this);

  get #part() {
    const named = this.part ?? this.context.rest[1];
    return Object.hasOwn(PARTS, named) ? named : Object.keys(PARTS)[0];
  }

  #choose(part) {
    this.part = part;
    this.#locks.again();
    this.#coordinates.again();
  }

  template() {
    const node = this.#node.value;
    const { name } = this.context;
    return html`
      ${heading(name, {
        path: path([this.link('nodes'), text.nodes]),
        lead: node && html`${badge(worst(node.Checks ?? []))} ${copyable(node.Address)}`,
        actions: node && !this.#node.failure && nodeLeaves(node.Checks ?? [], !this.api.datacenter)
          ? button(text.deregisterNode, () => this.#drop({ node: name }), { kind: 'danger' }) : nothing,
      })}
      ${this.#deed.show()}
      ${this.#node.show((known) => (known ? this.#content(known) : note(text.gone(name))), text.gone(name))}`;
  }

  #content(node) {
    const all = node.Checks ?? [];
    const counts = { 'health-checks': all.length, 'service-instances': node.Services?.length ?? 0, 'lock-sessions': this.#sessions.value?.length };
    return html`
      ${tabs(this.context.name, Object.entries(PARTS).map(([id, words]) => [id,
        html`${text[words]}${id in counts ? html` <span class="number">${counts[id] ?? '…'}</span>` : nothing}`,
        this.link('nodes', this.context.name, id)]), this.#part, (part) => this.#choose(part))}
      <section>${{
        'health-checks': () => this.#checks(all),
        'service-instances': () => this.#services(node, all),
        'round-trip-time': () => html`<h2>${text.rtt}</h2>${this.#coordinates.show((coordinates) => roundTrips(coordinates, this.context.name, (...to) => this.link(...to)))}`,
        'lock-sessions': () => html`<h2>${text.sessions}</h2>${this.#sessions.show((sessions) => this.#held(sessions))}`,
        metadata: () => meta(node),
      }[this.#part]()}</section>`;
  }

  #checks(all) {
    const part = (words, some) => (some.length ? html`<h2>${words}</h2>${checks(some, (one) => (one.ServiceName
      ? html`<a href=${this.link('services', one.ServiceName)}>${one.ServiceName}</a>` : nothing), (one) => this.#more(one))}` : nothing);
    if (!all.length) return note(text.noChecks);
    return html`${part(text.nodeChecks, all.filter((one) => !one.ServiceID))}${part(text.serviceChecks, all.filter((one) => one.ServiceID))}`;
  }

  #more(check) {
    return html`<div class="also">${historyOf(this.api, check)}
      ${isRemovable(check) ? button(text.deregister, () => this.#drop({ node: check.Node, check: check.CheckID }),
        { kind: 'danger small', label: `${text.deregister}: ${check.Name || check.CheckID}` }) : nothing}</div>`;
  }

  #services(node, all) {
    const services = node.Services ?? [];
    return html`<h2>${text.services}</h2>${services.length
      ? html`<ul class="rows">${repeat(services, (one) => one.ID, (one) => this.#service(one, all.filter((check) => check.ServiceID === one.ID)))}</ul>`
      : note(text.noServices)}`;
  }

  #service(service, mine) {
    return html`<li class="row tall">
      ${badge(worst(mine))}
      <a class="name" href=${this.link('services', service.Service)}>${service.Service}</a>
      <span class="facts">
        ${service.ID === service.Service ? nothing : html`<span class="muted">${service.ID}</span>`}
        ${service.Port ? html`<span class="mono">:${service.Port}</span>` : nothing}
        ${service.Kind ? html`<span class="tag strong">${service.Kind}</span>` : nothing}
        ${tags(service.Tags)}
      </span>
      <span class="end">${tally(countStates(mine))}</span>
      <details class="whole" ?open=${mine.some((one) => one.Status !== 'passing')}>
        <summary>${text.checkCount(mine.length)}</summary>${checks(mine)}
        ${service.Service === 'consul' ? nothing : html`<p class="also">${button(text.deregister,
          () => this.#drop({ node: this.context.name, service: service.ID }), { kind: 'danger small', label: `${text.deregister}: ${service.ID}` })}</p>`}</details>
    </li>`;
  }

  #held(sessions) {
    const keys = (one) => (this.#locks.value ? this.#locks.value.of(one.ID) : null);
    if (!sessions.length) return note(text.noSessionsHere);
    return html`<ul class="rows">${repeat(sessions, (one) => one.ID, (one) => sessionRow(one, keys(one), {
      link: (...to) => this.link(...to), node: false, end: () => invalidate(this.api, this.#deed, one, keys(one)),
    }))}</ul>`;
  }

  #drop(what) {
    return deregister(this, this.#deed, what);
  }
}

function meta(node) {
  return html`
    <h2>${text.meta}</h2>${pairs(Object.entries(node.Meta ?? {}), note(text.noMeta))}
    <h2 class="apart">${text.addresses}</h2>${pairs([[text.address, copyable(node.Address)],
      ...Object.entries(node.TaggedAddresses ?? {}).map(([tag, at]) => [tag, copyable(at)])])}
    ${node.ID ? html`<h2 class="apart">ID</h2><p>${copyable(node.ID)}</p>` : nothing}`;
}

customElements.define('praetor-node', Node);
