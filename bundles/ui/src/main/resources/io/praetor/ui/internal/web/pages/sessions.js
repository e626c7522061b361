// Sessions: who holds which locks.
import { Deed, Watch } from '../core/data.js';
import { html, nothing } from '../core/element.js';
import { byName, list } from '../core/list.js';
import { Page } from '../core/page.js';
import { heading, note } from '../core/parts.js';
import { LOCKS, byHolder, dependencies, invalidate, sessionRow } from '../core/sessions.js';
import { text } from '../core/text.js';

const name = (one) => one.Name || one.ID;

export default class Sessions extends Page {
  #sessions = new Watch(this, () => '/v1/session/list');
  #locks = new Watch(this, () => LOCKS, byHolder);
  #end = new Deed(this);

  #look = {
    label: text.sessions,
    none: text.noSessions,
    key: (one) => one.ID,
    words: (one) => [one.Name, one.ID, one.Node, one.Behavior, ...dependencies(one), ...(this.#keys(one) ?? [])],
    kinds: (one) => [one.Behavior, this.#keys(one)?.length ? 'holding' : 'idle'],
    sorts: {
      byLocks: (one, other) => (this.#keys(other)?.length ?? 0) - (this.#keys(one)?.length ?? 0) || byName(name)(one, other),
      byName: byName(name),
      byNode: byName((one) => one.Node),
      byAge: (one, other) => one.CreateIndex - other.CreateIndex,
    },
    row: (one) => sessionRow(one, this.#keys(one), {
      link: (...to) => this.link(...to),
      end: () => invalidate(this.api, this.#end, one, this.#keys(one)),
    }),
  };

  /** What a session holds; null while that is not known. */
  #keys(session) {
    const locks = this.#locks.value;
    return locks ? locks.of(session.ID) : null;
  }

  template() {
    const all = this.#sessions.value;
    const locks = this.#locks.value;
    return html`
      ${heading(text.sessions, {
        lead: all && html`${text.sessionCount(all.length)}${locks ? html`, ${text.lockCount(locks.count)}` : nothing}`,
      })}
      ${this.#end.show()}
      ${this.#locks.failure ? note(this.#locks.failure.status === 404 ? text.noLockRoute : this.#locks.failure.message) : nothing}
      ${locks?.truncated ? note(text.locksCut(locks.count)) : nothing}
      ${this.#sessions.show((sessions) => list([...sessions], this.#look))}`;
  }
}

customElements.define('praetor-sessions', Sessions);
