// Taking instances, checks and nodes out of the catalog: who has to do it, and what else goes.
import { ask } from './ask.js';
import { html, nothing } from './element.js';
import { LOCKS, byHolder, dependencies, named } from './sessions.js';
import { text } from './text.js';

const SERF = 'serfHealth';
const ALIVE = 1; // of members

/** Whose word counts about a node. */
const SELF = 'self'; // the agent that serves this page
const AGENT = 'agent'; // another agent, which would register again what only the catalog forgets
const LOST = 'lost'; // an agent that was lost
const NOBODY = 'nobody'; // no agent: the catalog alone

const same = (one, other) => one.toLowerCase() === other.toLowerCase();
const escaped = encodeURIComponent;

/** Whether a check can be taken away: that of the members is kept by the servers. */
export const isRemovable = (check) => check.CheckID !== SERF;

/** Whether a node can be taken away: those with an agent that lives cannot. */
export function nodeLeaves(checks, isLocal) {
  const serf = checks.find((check) => check.CheckID === SERF);
  return serf ? isLocal && serf.Status === 'critical' : true;
}

async function keeper(api, node, checks, self) {
  const serf = checks.find((check) => check.CheckID === SERF);
  if (api.datacenter) return serf ? AGENT : NOBODY; // members are told of this agent's datacenter only
  if (self && same(self.Config.NodeName, node)) return SELF;
  const member = (await api.get('/v1/agent/members')).find((each) => same(each.Name, node));
  if (!member) return NOBODY;
  return member.Status === ALIVE ? AGENT : LOST;
}

/** The request that does it. */
function request(who, { node, service, check }) {
  if (!service && !check) return who === LOST ? ['/v1/agent/force-leave/' + escaped(node)] : ['/v1/catalog/deregister', { Node: node }];
  if (who === SELF) {
    return [check ? `/v1/agent/check/deregister/${escaped(check)}` : `/v1/agent/service/deregister/${escaped(service)}`];
  }
  if (who === AGENT) {
    return [`/v1/internal/ui/deregister?node=${escaped(node)}&${check ? `check=${escaped(check)}` : `service=${escaped(service)}`}`];
  }
  return ['/v1/catalog/deregister', { Node: node, ...(check ? { CheckID: check } : { ServiceID: service }) }];
}

/** What goes with it: checks, services, sessions, and the keys that they lock. */
async function companions(api, { node, service, check }, checks) {
  const gone = checks.filter((each) => (check ? each.CheckID === check : service ? each.ServiceID === service : true));
  const [sessions, locks, all] = await Promise.all([
    api.get(`/v1/session/node/${escaped(node)}`),
    api.get(LOCKS).then(byHolder, () => null),
    service || check ? null : api.get(`/v1/catalog/node/${escaped(node)}`),
  ]);
  const ids = new Set(gone.map((each) => each.CheckID));
  const ended = service || check ? sessions.filter((each) => dependencies(each).some((id) => ids.has(id))) : sessions;
  const known = locks !== null && ended.every((each) => locks.of(each.ID) !== null);
  const keys = (behaviour) => (known ? ended.filter((each) => each.Behavior === behaviour).flatMap((each) => locks.of(each.ID)) : null);
  return {
    services: Object.values(all?.Services ?? {}).map((each) => each.ID),
    checks: check ? [] : gone.map((each) => each.Name || each.CheckID),
    sessions: ended.map((each) => each.Name || each.ID),
    released: keys('release'),
    deleted: keys('delete'),
  };
}

/** What goes, in words. */
function told({ services, checks, sessions, released, deleted }, who) {
  const group = (heading, names) => (names?.length ? html`<h3>${heading} (${names.length})</h3>${named(names)}` : nothing);
  const alone = ![services, checks, sessions].some((each) => each.length);
  return html`
    <p>${alone ? text.goesAlone : text.goesToo}</p>
    ${group(text.services, services)}${group(text.checks, checks)}${group(text.sessionsEnd, sessions)}
    ${group(text.keysReleased, released)}${group(text.keysDeleted, deleted)}
    ${sessions.length && !released ? html`<p>${text.holdsUnknown}</p>` : nothing}
    <p class="muted">${text.keeper[who]}</p>`;
}

/**
 * Takes something out of the catalog, when that is what the person wants who sees what else goes.
 *
 * @param page has `api` and `context`
 * @param deed carries it out
 * @param what `{ node, service, check }`: ids; without a service or check, the node itself
 * @returns whether it was done
 */
export async function deregister(page, deed, what) {
  const { api, context } = page;
  const name = what.check ?? what.service ?? what.node;
  let found;
  try {
    const checks = await api.get(`/v1/health/node/${escaped(what.node)}`);
    const who = await keeper(api, what.node, checks, context.self);
    found = { who, goes: await companions(api, what, checks) };
  } catch (failure) {
    await deed.run(() => Promise.reject(failure));
    return false;
  }
  const kind = what.check ? text.askDropCheck : what.service ? text.askDropInstance : text.askDropNode;
  const sure = await ask({ title: kind(name, what.node), words: told(found.goes, found.who), action: text.deregister });
  if (!sure) return false;
  const [path, body] = request(found.who, what);
  await deed.run(() => api.send('PUT', path, body), (found.who === AGENT ? text.askedAgent : text.deregistered)(name));
  return deed.state === 'done';
}
