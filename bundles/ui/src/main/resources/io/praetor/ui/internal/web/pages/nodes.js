// All nodes, with their health and what runs there.
import { html, nothing } from '../core/element.js';
import { Poll, Watch } from '../core/data.js';
import { byName, list, worstFirst } from '../core/list.js';
import { Page } from '../core/page.js';
import { badge, countStates, heading, tally, worst } from '../core/parts.js';
import { text } from '../core/text.js';

const name = (one) => one.Node;

/** What of a node is shown; not all of its checks, which are many. */
function summary({ Node, Address, Meta, Services, Checks }) {
  const servers = (Services ?? []).filter((service) => service.Service === 'consul');
  return {
    Node, Address, Meta,
    services: Services?.length ?? 0,
    servers: servers.map((service) => `${service.Address || Address}:${service.Port}`),
    state: worst(Checks ?? []),
    counts: countStates(Checks ?? []),
  };
}

export default class Nodes extends Page {
  #nodes = new Watch(this, () => '/v1/internal/ui/nodes', (all) => all.map(summary));
  #leader = new Poll(this, () => '/v1/status/leader', (address) => (address ?? '').replace(/[[\]]/g, ''));

  #look = {
    label: text.nodes,
    none: text.noNodes,
    key: name,
    words: (one) => [one.Node, one.Address, ...Object.entries(one.Meta ?? {}).flat()],
    state: (one) => one.state,
    sorts: { byState: worstFirst((one) => one.state, name), byName: byName(name) },
    row: (one) => html`<li class="row">
      ${badge(one.state)}
      <a class="name" href=${this.link('nodes', one.Node)}>${one.Node}</a>
      <span class="facts">
        ${one.servers.includes(this.#leader.value) ? html`<span class="tag strong">${text.isLeader}</span>` : nothing}
        <span class="mono muted">${one.Address}</span>
        <span class="muted">${text.serviceCount(one.services)}</span>
      </span>
      <span class="end">${tally(one.counts)}</span>
    </li>`,
  };

  template() {
    const nodes = this.#nodes; // copied below, since the leader may be another one for the same nodes
    return html`
      ${heading(text.nodes, { lead: nodes.value && text.nodeCount(nodes.value.length) })}
      ${nodes.show((all) => list([...all], this.#look))}`;
  }
}

customElements.define('praetor-nodes', Nodes);
