// Who holds a key.
import { Poll } from '../core/data.js';
import { Element, given, html, nothing } from '../core/element.js';
import { copyable, note, pairs } from '../core/parts.js';
import { duration } from '../core/time.js';
import { text } from '../text/kv.js';
import { readable } from './life.js';

export const isLocked = (row) => Boolean(row?.Session);

/** The session that holds a key, and what it lives by. */
class Lock extends Element {
  static properties = { context: given, session: given };

  #info = new Poll(this, () => `/v1/session/info/${encodeURIComponent(this.session)}`);

  willUpdate(changed) {
    if (this.hasUpdated && changed.has('session')) this.#info.anew();
  }

  get api() {
    return this.context.api;
  }

  template() {
    const { link } = this.context;
    return html`<section class="card lock" aria-label=${text.locked}>
      <h2><span class="badge warning">${text.locked}</span></h2>
      <p>${text.lockedWords}</p>
      ${this.#info.show(([session]) => (session ? this.#session(session) : note(text.sessionGone)), text.sessionGone)}
      <p class="end"><a href="${link('sessions')}?filter=${encodeURIComponent(this.session)}">${text.toSessions}</a></p>
    </section>`;
  }

  #session(session) {
    const { link } = this.context;
    const checks = [...(session.NodeChecks ?? session.Checks ?? []), ...(session.ServiceChecks ?? []).map((one) => one.ID ?? one)];
    return pairs([
      [text.session, html`${session.Name || nothing} ${copyable(session.ID)}`],
      [text.node, html`<a href=${link('nodes', session.Node)}>${session.Node}</a>`],
      [text.life, session.TTL ? readable(session.TTL) : text.noEnd],
      [text.lockDelay, duration(session.LockDelay)],
      [text.behavior, session.Behavior === 'delete' ? text.behaviorDelete : text.behaviorRelease],
      [text.checks, checks.length ? checks.join(', ') : text.noChecks],
    ]);
  }
}

customElements.define('praetor-kv-lock', Lock);

export function lock(context, row) {
  return isLocked(row) ? html`<praetor-kv-lock .context=${context} .session=${row.Session}></praetor-kv-lock>` : nothing;
}
