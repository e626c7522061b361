// All services, with how their instances are.
import { h, fill } from '../dom.js';
import { STATES, badge, heading, refusal, searchable, tags, tally } from '../parts.js';

const states = (one) => ({
  critical: one.ChecksCritical, warning: one.ChecksWarning, passing: one.ChecksPassing,
});
const state = (one) => STATES.find((each) => states(one)[each] > 0) ?? 'empty';

export default function show(element, { api, text, link }) {
  const list = searchable({
    label: text.services,
    words: (one) => [one.Name, ...(one.Tags ?? [])],
    state,
    key: (one) => one.Name,
    none: text.noServices,
    row: (one) => h('li', { class: 'row' },
      badge(state(one)),
      h('a', { class: 'name', href: link('services', one.Name) }, one.Name),
      h('span', { class: 'facts' },
        one.Kind ? h('span', { class: 'tag strong' }, one.Kind) : null,
        h('span', { class: 'muted' }, text.instances(one.InstanceCount)),
        tags(one.Tags)),
      h('span', { class: 'end' }, tally(states(one)))),
  });
  const count = h('p', { class: 'lead' });
  const body = h('div', {}, text.loading);
  fill(element, heading(text.services, count), body);
  api.watch('/v1/internal/ui/services', (services) => {
    const order = [...services].sort((one, other) =>
      STATES.indexOf(state(one)) - STATES.indexOf(state(other)) || one.Name.localeCompare(other.Name));
    fill(count, text.serviceCount(services.length));
    if (list.element.parentNode !== body) fill(body, list.element);
    list.show(order);
  }, (failure) => fill(body, refusal(failure)));
}
