// One node: its checks, its services, its metadata.
import { h, fill, keyed } from '../dom.js';
import { badge, check, checks, countStates, heading, note, pairs, refusal, tags, tally, worst } from '../parts.js';

export default function show(element, { api, text, link, name }) {
  const title = h('p', { class: 'lead' });
  const nodeChecks = h('ul', { class: 'checks' });
  const services = h('ul', { class: 'rows' });
  const noServices = h('div');
  const meta = h('div');
  const sections = [
    h('section', {}, h('h2', {}, text.nodeChecks), nodeChecks),
    h('section', {}, h('h2', {}, text.services), services, noServices),
    h('section', {}, h('h2', {}, text.meta), meta),
  ];
  const body = h('div', {}, text.loading);
  fill(element, h('p', { class: 'path' }, h('a', { href: link('nodes') }, text.nodes)),
    heading(name, title), body);

  api.watch(`/v1/internal/ui/node/${encodeURIComponent(name)}`, (node) => {
    if (!node) {
      fill(body, note(text.gone(name)));
      return;
    }
    if (sections[0].parentNode !== body) fill(body, sections);
    const all = node.Checks ?? [];
    fill(title, badge(worst(all)), ' ', h('span', { class: 'mono' }, node.Address));
    keyed(nodeChecks, all.filter((one) => !one.ServiceID), (one) => one.CheckID, (one) => check(one));
    const rows = (node.Services ?? []).map((service) =>
      ({ service, checks: all.filter((one) => one.ServiceID === service.ID) }));
    keyed(services, rows, (one) => one.service.ID, ({ service, checks: own }) =>
      h('li', { class: 'row tall' },
        badge(worst(own)),
        h('a', { class: 'name', href: link('services', service.Service) }, service.Service),
        h('span', { class: 'facts' },
          service.ID === service.Service ? null : h('span', { class: 'muted' }, service.ID),
          service.Port ? h('span', { class: 'mono' }, `:${service.Port}`) : null,
          tags(service.Tags)),
        h('span', { class: 'end' }, tally(countStates(own))),
        own.length ? h('details', { class: 'whole', open: own.some((one) => one.Status !== 'passing') },
          h('summary', {}, text.checks(own.length)), checks(own)) : null));
    fill(noServices, rows.length ? null : note(text.noServices));
    fill(meta, pairs(Object.entries(node.Meta ?? {})) ?? note('–'));
  }, (failure) => fill(body, failure.status === 404 ? note(text.gone(name)) : refusal(failure)));
}
