// How the datacenter is: who leads, which servers there are, and what is wrong.
import { h, fill, keyed } from '../dom.js';
import { badge, check, heading, refusal } from '../parts.js';

const MAX_FAILING = 50;

export default function show(element, { api, text, link }) {
  const verdict = h('p', { class: 'verdict', 'aria-live': 'polite' }, text.loading);
  const bar = h('div', { class: 'bar', 'aria-hidden': 'true' });
  const tiles = {
    leader: tile(text.leader), servers: tile(text.servers),
    nodes: tile(text.nodes, link('nodes')), services: tile(text.services, link('services')),
  };
  const failing = h('ul', { class: 'checks' });
  const rest = h('p', { class: 'note' });
  const servers = h('ul', { class: 'rows' });
  fill(element,
    heading(text.overview),
    h('section', { class: 'card summary' }, verdict, bar),
    h('div', { class: 'tiles' }, Object.values(tiles).map((each) => each.element)),
    h('section', {}, h('h2', {}, text.wrong), failing, rest),
    h('section', {}, h('h2', {}, text.servers), servers));

  api.watch('/v1/health/state/any?filter=' + encodeURIComponent('Status != passing'), (checks) => {
    const counted = { critical: 0, warning: 0 };
    checks.forEach((one) => { counted[one.Status === 'warning' ? 'warning' : 'critical'] += 1; });
    const bad = checks.length > 0;
    fill(verdict, badge(counted.critical ? 'critical' : bad ? 'warning' : 'passing',
      bad ? text.unwell(counted.critical, counted.warning) : text.well));
    const order = [...checks].sort((one, other) => one.Status.localeCompare(other.Status));
    keyed(failing, order.slice(0, MAX_FAILING), (one) => `${one.Node}\n${one.CheckID}`, (one) =>
      check(one,
        one.ServiceName ? [h('a', { href: link('services', one.ServiceName) }, one.ServiceName), ' '] : null,
        h('span', { class: 'muted' }, text.onNode, ' '),
        h('a', { href: link('nodes', one.Node) }, one.Node)));
    fill(rest, bad ? (order.length > MAX_FAILING ? text.more(order.length - MAX_FAILING) : '')
      : text.nothingWrong);
  }, (failure) => fill(verdict, refusal(failure)));

  api.watch('/v1/internal/ui/services', (services) => {
    const states = { critical: 0, warning: 0, passing: 0, empty: 0 };
    let instances = 0;
    services.forEach((one) => {
      instances += one.InstanceCount;
      states[one.ChecksCritical ? 'critical' : one.ChecksWarning ? 'warning'
        : one.ChecksPassing ? 'passing' : 'empty'] += 1;
    });
    tiles.services.show(services.length.toLocaleString(), text.instances(instances));
    fill(bar, Object.entries(states).filter(([, count]) => count > 0).map(([state, count]) => {
      const part = h('span', { class: state });
      part.style.flexGrow = count;
      return part;
    }));
  }, () => tiles.services.show('–', ''));

  api.poll('/v1/catalog/nodes', (nodes) => tiles.nodes.show(nodes.length.toLocaleString(), ''),
    () => tiles.nodes.show('–', ''));

  // Without a leader this is a 429 or 500 with the same body or none; that is shown, not hidden.
  api.poll('/v1/operator/autopilot/health', showServers, (failure) => {
    try {
      showServers(JSON.parse(failure.message));
    } catch {
      tiles.leader.show(text.noLeader, text.electing);
      keyed(servers, [], () => '', () => null);
      tiles.servers.show('–', failure.message);
    }
  });

  function showServers(health) {
    const all = health.Servers ?? [];
    const leader = all.find((one) => one.Leader);
    tiles.leader.show(leader?.Name ?? text.noLeader, leader ? leader.Address : text.electing);
    tiles.servers.show(text.healthyServers(all.filter((one) => one.Healthy).length, all.length),
      text.tolerance(health.FailureTolerance));
    // When each was last heard changes all the time, and says nothing as long as all is well.
    const rows = all.map(({ Name, Address, Leader, Healthy, Voter, Version, LastContact }) =>
      ({ Name, Address, Leader, Healthy, Voter, Version, LastContact: Healthy ? '' : LastContact }));
    keyed(servers, rows, (one) => one.Name, (one) => h('li', { class: 'row' },
      badge(one.Healthy ? 'passing' : 'critical', one.Healthy ? text.healthy : text.unhealthy),
      h('a', { class: 'name', href: link('nodes', one.Name) }, one.Name),
      h('span', { class: 'facts' },
        one.Leader ? h('span', { class: 'tag strong' }, text.isLeader) : null,
        h('span', { class: 'tag' }, one.Voter ? text.voter : text.nonVoter),
        one.LastContact ? h('span', { class: 'muted' }, text.contact(one.LastContact)) : null),
      h('span', { class: 'muted end mono' }, one.Address)));
  }
}

function tile(label, href) {
  const value = h('span', { class: 'value' }, '…');
  const detail = h('span', { class: 'detail' });
  return {
    element: h(href ? 'a' : 'div', { class: 'card tile', href },
      h('span', { class: 'label' }, label), value, detail),
    show(number, words) { fill(value, number); fill(detail, words); },
  };
}
