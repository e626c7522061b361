// One service: its instances, where they are, and their checks.
import { h, fill } from '../dom.js';
import { badge, checks, countStates, heading, pairs, refusal, searchable, tags, tally, worst } from '../parts.js';

export default function show(element, { api, text, link, name }) {
  const list = searchable({
    label: text.services,
    words: ({ Node: node, Service: service }) => [
      node.Node, node.Address, service.ID, service.Address, String(service.Port),
      ...(service.Tags ?? []), ...Object.entries(service.Meta ?? {}).flat(),
    ],
    state: (one) => worst(one.Checks),
    key: (one) => `${one.Node.Node}\n${one.Service.ID}`,
    none: text.gone(name),
    row: (one) => instance(one, text, link),
  });
  const count = h('p', { class: 'lead' });
  const body = h('div', {}, text.loading);
  fill(element, h('p', { class: 'path' }, h('a', { href: link('services') }, text.services)),
    heading(name, count), body);
  api.watch(`/v1/health/service/${encodeURIComponent(name)}`, (instances) => {
    fill(count, text.instances(instances.length));
    if (list.element.parentNode !== body) fill(body, list.element);
    list.show(instances.map(({ Node, Service, Checks }) => ({ Node, Service, Checks })));
  }, (failure) => fill(body, refusal(failure)));
}

function instance({ Node: node, Service: service, Checks: all }, text, link) {
  const host = service.Address || node.Address;
  const address = service.SocketPath
    || (service.Port ? `${host.includes(':') ? `[${host}]` : host}:${service.Port}` : host);
  const ofService = all.filter((one) => one.ServiceID);
  const ofNode = all.filter((one) => !one.ServiceID);
  return h('li', { class: 'row tall' },
    badge(worst(all)),
    h('span', { class: 'name' }, service.ID),
    h('span', { class: 'facts' },
      h('span', { class: 'mono' }, address),
      h('span', {}, h('span', { class: 'muted' }, text.onNode, ' '), h('a', { href: link('nodes', node.Node) }, node.Node)),
      service.Kind ? h('span', { class: 'tag strong' }, service.Kind) : null,
      tags(service.Tags)),
    h('span', { class: 'end' }, tally(countStates(all))),
    h('details', { class: 'whole', open: worst(all) !== 'passing' && worst(all) !== 'empty' },
      h('summary', {}, text.checks(all.length)),
      ofService.length ? [h('h3', {}, text.serviceChecks), checks(ofService)] : null,
      ofNode.length ? [h('h3', {}, text.nodeChecks), checks(ofNode)] : null,
      Object.keys(service.Meta ?? {}).length ? [h('h3', {}, text.meta), pairs(Object.entries(service.Meta))] : null));
}
