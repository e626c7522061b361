// All services, with how their instances are.
import { html, nothing } from '../core/element.js';
import { Watch } from '../core/data.js';
import { byName, list, worstFirst } from '../core/list.js';
import { Page } from '../core/page.js';
import { STATES, badge, heading, tags, tally } from '../core/parts.js';
import { text } from '../core/text.js';

const name = (one) => one.Name;
const counts = (one) => ({
  critical: one.ChecksCritical, warning: one.ChecksWarning, passing: one.ChecksPassing,
});
const state = (one) => STATES.find((each) => counts(one)[each] > 0) ?? 'empty';

export default class Services extends Page {
  #services = new Watch(this, () => '/v1/internal/ui/services');

  #look = {
    label: text.services,
    none: text.noServices,
    key: name,
    words: (one) => [one.Name, ...(one.Tags ?? [])],
    state,
    kinds: (one) => [one.Kind || 'service', ...(one.ExternalSources ?? [])],
    sorts: {
      byState: worstFirst(state, name),
      byName: byName(name),
      byInstances: (one, other) => other.InstanceCount - one.InstanceCount || byName(name)(one, other),
    },
    row: (one) => html`<li class="row">
      ${badge(state(one))}
      <a class="name" href=${this.link('services', one.Name)}>${one.Name}</a>
      <span class="facts">
        ${one.Kind ? html`<span class="tag strong">${one.Kind}</span>` : nothing}
        <span class="muted">${text.instances(one.InstanceCount)}</span>
        ${tags(one.Tags)}
      </span>
      <span class="end">${tally(counts(one))}</span>
    </li>`,
  };

  template() {
    const services = this.#services;
    return html`
      ${heading(text.services, { lead: services.value && text.serviceCount(services.value.length) })}
      ${services.show((all) => list(all, this.#look))}`;
  }
}

customElements.define('praetor-services', Services);
