// All checks: which are not well, and why.
import { Deed, Watch } from '../core/data.js';
import { deregister, isRemovable } from '../core/deregister.js';
import { html, nothing } from '../core/element.js';
import { byName, list, worstFirst } from '../core/list.js';
import { Page } from '../core/page.js';
import { badge, button, copyable, countStates, heading, pairs, tags, tally } from '../core/parts.js';
import { text } from '../core/text.js';
import '../core/timeline.js';

const UNTYPED = 'untyped';
const PREVIEW = 180; // characters of an output in a row

const key = (one) => `${one.Node}\n${one.CheckID}`;
const name = (one) => one.Name || one.CheckID;
const state = (one) => one.Status;

/** What a check does, as far as it was told. */
function definition(one) {
  const { Header: header, ...rest } = one.Definition ?? {};
  const isTold = (value) => value && value !== '0s' && typeof value !== 'object';
  const told = Object.entries({ ...rest, Interval: rest.Interval || one.Interval, Timeout: rest.Timeout || one.Timeout })
    .filter(([, value]) => isTold(value));
  const headers = Object.entries(header ?? {}).map(([field, values]) => `${field}: ${[values].flat().join(', ')}`);
  return [
    ...told.map(([field, value]) => [field, String(value)]),
    ...(headers.length ? [['Header', headers.join('; ')]] : []),
  ];
}

export default class Checks extends Page {
  #checks = new Watch(this, () => '/v1/health/state/any');
  #deed = new Deed(this);
  #open = new Set();

  #look = {
    label: text.checks,
    none: text.noChecks,
    key,
    words: (one) => [one.Name, one.CheckID, one.Node, one.ServiceName, one.ServiceID, one.Output, one.Notes, ...(one.ServiceTags ?? [])],
    state,
    kinds: (one) => [one.Type || UNTYPED, one.ServiceID ? 'ofService' : 'ofNode'],
    sorts: {
      byState: worstFirst(state, name),
      byName: byName(name),
      byNode: byName((one) => one.Node),
      newestFirst: (one, other) => other.ModifyIndex - one.ModifyIndex,
    },
    row: (one) => this.#check(one),
  };

  template() {
    const all = this.#checks.value;
    return html`
      ${heading(text.checks, { lead: all && html`${text.checkCount(all.length)} ${tally(countStates(all))}` })}
      ${this.#deed.show()}
      ${this.#checks.show((checks) => list([...checks], this.#look))}`;
  }

  #check(one) {
    const open = this.#open.has(key(one));
    const first = (one.Output ?? '').trim().split('\n')[0];
    return html`<li class="row tall">
      ${badge(one.Status)}
      <span class="name">${name(one)}</span>
      <span class="facts">
        ${one.ServiceName ? html`<a href=${this.link('services', one.ServiceName)}>${one.ServiceName}</a>` : nothing}
        <span><span class="muted">${text.onNode} </span><a href=${this.link('nodes', one.Node)}>${one.Node}</a></span>
        ${one.Type ? html`<span class="tag">${one.Type}</span>` : nothing}
      </span>
      <div class="whole">
        ${one.Status !== 'passing' && first && !open ? html`<p class="mono said">${first.slice(0, PREVIEW)}</p>` : nothing}
        <details ?open=${open} @toggle=${(event) => this.#toggle(one, event.target.open)}>
          <summary>${one.Status === 'passing' ? text.details : text.why}</summary>
          ${open ? this.#reasons(one) : nothing}
        </details>
      </div>
    </li>`;
  }

  #toggle(one, open) {
    if (open === this.#open.has(key(one))) return;
    if (open) this.#open.add(key(one));
    else this.#open.delete(key(one));
    this.requestUpdate();
  }

  #reasons(one) {
    return html`
      <h2 class="small">${text.output}</h2>
      ${one.Output ? html`<pre tabindex="0">${one.Output}</pre>` : html`<p class="note">${text.noOutput}</p>`}
      ${one.Notes ? html`<h2 class="small">${text.notes}</h2><p class="notes">${one.Notes}</p>` : nothing}
      <h2 class="small">${text.history}</h2>
      <praetor-check-past .api=${this.api} .node=${one.Node} .check=${one.CheckID} .status=${one.Status}
        .stamp=${one.ModifyIndex}></praetor-check-past>
      ${pairs([
        [text.checkId, copyable(one.CheckID)], [text.serviceId, one.ServiceID],
        [text.serviceTags, one.ServiceTags?.length ? tags(one.ServiceTags) : ''],
        [text.checkType, one.Type], ...definition(one), [text.modified, one.ModifyIndex],
      ])}
      ${isRemovable(one) ? html`<p class="also">${button(text.deregister, () => deregister(this, this.#deed, { node: one.Node, check: one.CheckID }),
        { kind: 'danger small', label: `${text.deregister}: ${name(one)}` })}</p>` : nothing}`;
  }
}

customElements.define('praetor-checks', Checks);
