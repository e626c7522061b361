// Sessions, the keys that they lock, and what goes with them.
import { ask } from './ask.js';
import { place } from './keys.js';
import { html, nothing, repeat } from './element.js';
import { button, copyable, note, pairs } from './parts.js';
import { duration } from './time.js';
import { text } from './text.js';

export const LOCKS = '/v1/internal/ui/locks';
const MAX_NAMED = 20; // keys in a question
const MAX_SHOWN = 100; // keys in a row

/** Keys by the session that holds them, from what the agent tells of locks. */
export function byHolder({ Locks: locks, Truncated: truncated }) {
  const held = new Map();
  locks.forEach((lock) => {
    if (!held.has(lock.Session)) held.set(lock.Session, []);
    held.get(lock.Session).push(lock.Key);
  });
  const last = truncated ? locks.at(-1)?.Session : null;
  return {
    count: locks.length,
    truncated,
    /** The keys that a session holds; null when they are not all known: what was cut may be its. */
    of: (id) => (truncated && (id === last || !held.has(id)) ? null : held.get(id) ?? []),
  };
}

/** The checks that a session depends on. */
export function dependencies(session) {
  return [...(session.NodeChecks ?? []), ...(session.ServiceChecks ?? []).map((each) => each.ID)];
}

/**
 * A session as a row.
 *
 * @param keys those that it holds; null when that is not known
 * @param link as of pages
 * @param end what its button does
 * @param node whether the node is named
 */
export function sessionRow(session, keys, { link, end, node = true }) {
  const checks = dependencies(session);
  return html`<li class="row tall session">
    <span class="count ${keys?.length ? 'held' : 'idle'}" title=${text.lockCount(keys?.length ?? 0)}
      >${keys ? html`<span aria-hidden="true">${keys.length}</span><span class="hidden">${text.lockCount(keys.length)}</span>` : '?'}</span>
    <span class="name">${session.Name || html`<span class="muted">${text.unnamed}</span>`}</span>
    <span class="facts">
      ${node ? html`<span><span class="muted">${text.onNode} </span><a href=${link('nodes', session.Node)}>${session.Node}</a></span>` : nothing}
      <span class="tag ${session.Behavior === 'delete' ? 'strong' : ''}">${behaviour(session)}</span>
      ${session.TTL ? html`<span class="muted">${text.ttl} ${session.TTL}</span>` : nothing}
    </span>
    <span class="end">${button(text.invalidate, end, { kind: 'danger', label: `${text.invalidate}: ${session.Name || session.ID}` })}</span>
    <div class="whole">
      ${keys?.length ? html`<ul class="held-keys" aria-label=${text.heldKeys}>${repeat(keys.slice(0, MAX_SHOWN), (key) => key, (key) =>
        html`<li><a class="mono" href=${place(link, key)}>${key}</a></li>`)}</ul>
        ${keys.length > MAX_SHOWN ? note(text.andMore(keys.length - MAX_SHOWN)) : nothing}` : nothing}
      <details><summary>${text.details}</summary>${pairs([
        ['ID', copyable(session.ID)],
        [text.lockDelay, duration(session.LockDelay)],
        [text.ttl, session.TTL || text.noTtl],
        [text.behaviour, text.behaves(session.Behavior)],
        [text.dependsOn, checks.length ? checks.join(', ') : text.noDependencies],
        [text.created, session.CreateIndex],
      ])}</details>
    </div>
  </li>`;
}

const behaviour = (session) => (session.Behavior === 'delete' ? text.deletesKeys : text.releasesKeys);

/** Ends a session, when that is what the person wants who sees what goes with it. */
export async function invalidate(api, deed, session, keys) {
  const sure = await ask({
    title: text.askInvalidate(session.Name || session.ID),
    words: html`<p>${keys?.length
      ? session.Behavior === 'delete' ? text.willDelete(keys.length) : text.willRelease(keys.length, duration(session.LockDelay))
      : keys ? text.holdsNothing : text.holdsUnknown}</p>${named(keys ?? [])}`,
    action: text.invalidate,
  });
  if (!sure) return;
  await deed.run(() => api.send('PUT', `/v1/session/destroy/${encodeURIComponent(session.ID)}`),
    text.invalidated(session.Name || session.ID));
}

/** Some of many names, and how many more there are. */
export function named(names) {
  if (!names.length) return nothing;
  return html`<ul class="named" tabindex="0">${names.slice(0, MAX_NAMED).map((name) => html`<li class="mono">${name}</li>`)}
    ${names.length > MAX_NAMED ? html`<li class="muted">${text.andMore(names.length - MAX_NAMED)}</li>` : nothing}</ul>`;
}
