// How the datacenter is: who leads, which servers there are, and what is wrong.
import { html, nothing, repeat } from '../core/element.js';
import { Poll, Watch } from '../core/data.js';
import { Page } from '../core/page.js';
import { badge, check, gravity, heading, note, refusal } from '../core/parts.js';
import { rulesOf, servers } from '../core/raft.js';
import { shares } from '../core/shares.js';
import { text } from '../core/text.js';

const MAX_FAILING = 10; // that are shown here; the others are on the page of checks
const NOT_PASSING = `/v1/health/state/any?filter=${encodeURIComponent('Status != passing')}`;

export default class Overview extends Page {
  #failing = new Watch(this, () => NOT_PASSING);
  #services = new Watch(this, () => '/v1/internal/ui/services', count);
  #nodes = new Poll(this, () => '/v1/catalog/nodes', (nodes) => nodes.length);
  #autopilot = new Poll(this, () => '/v1/operator/autopilot/health');
  #raft = new Poll(this, () => '/v1/operator/raft/configuration');
  #rules = new Poll(this, () => '/v1/operator/autopilot/configuration');

  template() {
    return html`
      ${heading(text.overview)}
      <section class="card summary">${this.#failing.show((failing) => this.#verdict(failing))}${this.#bar()}</section>
      ${this.#tiles()}
      <section><h2>${text.wrong}</h2>${this.#failing.show((failing) => this.#wrong(failing))}</section>
      <section><h2>${text.servers}</h2>${this.#servers()}</section>`;
  }

  #verdict(failing) {
    const servers = (this.#health()?.Servers ?? []).filter((one) => !one.Healthy).length;
    const critical = failing.filter((one) => one.Status !== 'warning').length;
    const warning = failing.length - critical;
    return html`<p class="verdict" role="status">${badge(critical || servers ? 'critical' : warning ? 'warning' : 'passing',
      [failing.length ? text.unwell(critical, warning) : text.well, servers ? text.serversUnwell(servers) : ''].filter(Boolean).join(' · '))}</p>`;
  }

  /** How the services are, as parts of a line. */
  #bar() {
    if (!this.#services.value) return nothing;
    return html`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">${
      shares(this.#services.value.states)}</svg>`;
  }

  #tiles() {
    const health = this.#health();
    const leader = health?.Servers?.find((one) => one.Leader);
    const servers = health?.Servers ?? [];
    const services = this.#services.value;
    return html`<div class="tiles">
      ${tile(text.leader, leader?.Name ?? (health ? text.noLeader : '…'), leader ? leader.Address : health ? text.electing : '')}
      ${tile(text.servers, health ? text.healthyServers(servers.filter((one) => one.Healthy).length, servers.length) : '…',
        health ? text.tolerance(health.FailureTolerance) : '')}
      ${tile(text.nodes, this.#nodes.value?.toLocaleString() ?? '…', '', this.link('nodes'))}
      ${tile(text.services, services?.services.toLocaleString() ?? '…', services ? text.instances(services.instances) : '', this.link('services'))}
    </div>`;
  }

  /** Without a leader this is a 429 or 500 with the same body or none; that is shown, not hidden. */
  #health() {
    if (!this.#autopilot.failure) return this.#autopilot.value;
    try {
      return JSON.parse(this.#autopilot.failure.message);
    } catch {
      return null;
    }
  }

  #wrong(failing) {
    if (!failing.length) return note(text.nothingWrong);
    const order = [...failing].sort((one, other) => gravity(one.Status) - gravity(other.Status));
    return html`<ul class="checks">${repeat(order.slice(0, MAX_FAILING), (one) => `${one.Node}\n${one.CheckID}`, (one) =>
      check(one, html`
        ${one.ServiceName ? html`<a href=${this.link('services', one.ServiceName)}>${one.ServiceName}</a> ` : nothing}
        <span class="muted">${text.onNode} </span><a href=${this.link('nodes', one.Node)}>${one.Node}</a>`))}</ul>
      ${order.length > MAX_FAILING
        ? html`<p><a href=${this.link('checks')}>${text.more(order.length - MAX_FAILING)}</a></p>` : nothing}`;
  }

  #servers() {
    const health = this.#health();
    if (!health) return this.#autopilot.failure ? refusal(this.#autopilot.failure) : note(text.loading);
    return html`${servers(health, this.#raft.value, this.#rules.value, (...to) => this.link(...to))}
      ${rulesOf(this.#raft.value, this.#rules.value)}`;
  }
}

function count(services) {
  const states = { critical: 0, warning: 0, passing: 0, empty: 0 };
  let instances = 0;
  services.forEach((one) => {
    instances += one.InstanceCount;
    states[one.ChecksCritical ? 'critical' : one.ChecksWarning ? 'warning' : one.ChecksPassing ? 'passing' : 'empty'] += 1;
  });
  return { services: services.length, instances, states };
}

function tile(label, value, detail, href = null) {
  const content = html`<span class="label">${label}</span><span class="value">${value}</span><span class="detail">${detail}</span>`;
  return href ? html`<a class="card tile" href=${href}>${content}</a>` : html`<div class="card tile">${content}</div>`;
}

customElements.define('praetor-overview', Overview);
