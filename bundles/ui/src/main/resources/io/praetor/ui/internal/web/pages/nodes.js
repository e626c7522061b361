// All nodes, with their health and what runs there.
import { h, fill } from '../dom.js';
import { STATES, badge, countStates, heading, refusal, searchable, tally, worst } from '../parts.js';

export default function show(element, { api, text, link }) {
  let leader = '';
  let nodes = null;
  const list = searchable({
    label: text.nodes,
    words: (one) => [one.Node, one.Address, ...Object.entries(one.Meta ?? {}).flat()],
    state: (one) => one.state,
    key: (one) => one.Node,
    none: text.noNodes,
    row: (one) => h('li', { class: 'row' },
      badge(one.state),
      h('a', { class: 'name', href: link('nodes', one.Node) }, one.Node),
      h('span', { class: 'facts' },
        one.leads ? h('span', { class: 'tag strong' }, text.isLeader) : null,
        h('span', { class: 'mono muted' }, one.Address),
        h('span', { class: 'muted' }, text.serviceCount(one.services))),
      h('span', { class: 'end' }, tally(one.counts))),
  });
  const count = h('p', { class: 'lead' });
  const body = h('div', {}, text.loading);
  fill(element, heading(text.nodes, count), body);

  function draw() {
    if (!nodes) return;
    fill(count, text.nodeCount(nodes.length));
    if (list.element.parentNode !== body) fill(body, list.element);
    const rows = nodes.map((one) => ({
      Node: one.Node, Address: one.Address, Meta: one.Meta,
      services: one.Services?.length ?? 0,
      state: worst(one.Checks ?? []),
      counts: countStates(one.Checks ?? []),
      leads: isServerAt(one, leader),
    }));
    rows.sort((one, other) =>
      STATES.indexOf(one.state) - STATES.indexOf(other.state) || one.Node.localeCompare(other.Node));
    list.show(rows);
  }

  api.watch('/v1/internal/ui/nodes', (all) => { nodes = all; draw(); },
    (failure) => fill(body, refusal(failure)));
  api.poll('/v1/status/leader', (address) => { leader = address ?? ''; draw(); });
}

/** Whether a node has the server of this address. */
function isServerAt(node, address) {
  return (node.Services ?? []).some((service) => service.Service === 'consul'
    && `${service.Address || node.Address}:${service.Port}` === address.replace(/[[\]]/g, ''));
}
