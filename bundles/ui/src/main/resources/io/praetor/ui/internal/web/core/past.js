// What health was, computed from what changed: statuses between changes, and instances as their
// worst check. Times are milliseconds.
import { gravity } from './parts.js';

/** No status: the check was not there. */
export const ABSENT = '';
/** No status: nobody watched then. */
export const UNKNOWN = 'unknown';

const MAX_STEPS = 240; // of a graph; more could not be told apart

/** An answer of the route for history with times as numbers. */
export function remembered(answer) {
  const checks = (answer.Checks ?? []).map((one) => ({
    ...one,
    since: Date.parse(one.Since ?? answer.Since),
    changes: (one.Changes ?? []).map((change) => ({ ...change, at: Date.parse(change.At) })),
  }));
  return { since: Date.parse(answer.Since), now: Date.parse(answer.Now), truncated: answer.Truncated, checks };
}

/** Of a check that is remembered: its status at a time. */
function statusAt(one, time) {
  if (time < one.since) return UNKNOWN;
  const before = one.changes.findLast((change) => change.at <= time);
  return before ? before.To : one.changes[0].From;
}

/**
 * The statuses of a check from one time to another, as stretches `{ from, to, state }`.
 *
 * @param one what is remembered of it; undefined when it did not change
 * @param status its status now
 * @param since before that nothing is known
 */
export function stretches(one, status, since, from, to) {
  const known = Math.min(Math.max(one?.since ?? since, from), to);
  const changes = (one?.changes ?? []).filter((change) => change.at > known && change.at <= to);
  const states = [one?.changes.length ? statusAt(one, known) : status, ...changes.map((change) => change.To)];
  const times = [known, ...changes.map((change) => change.at), to];
  return [
    { from, to: known, state: UNKNOWN },
    ...states.map((state, n) => ({ from: times[n], to: times[n + 1], state })),
  ].filter((each) => each.to > each.from);
}

/** The worst of several statuses, in words of `parts.js`; absent ones do not count. */
function worstOf(states) {
  const there = states.filter((state) => state !== ABSENT);
  if (there.includes(UNKNOWN)) return UNKNOWN;
  return there.length ? there.reduce((one, other) => (gravity(other) < gravity(one) ? other : one)) : ABSENT;
}

/**
 * How many instances were in which state, as steps `{ from, to, counts }`.
 *
 * @param past as of `remembered`
 * @param instances as of /v1/health/service: those that there are now
 */
export function countsOverTime(past, instances, from, to) {
  const groups = grouped(past, instances);
  const begin = Math.min(Math.max(past.since, from), to);
  const changes = past.checks.flatMap((one) => one.changes.map((change) => change.at)).filter((at) => at > begin && at < to);
  const times = thinned([...new Set([begin, ...changes])].sort((one, other) => one - other), begin, to);
  return times.map((time, n) => {
    const counts = {};
    groups.forEach((checks) => {
      const state = worstOf(checks.map((check) => check(time)));
      if (state !== ABSENT) counts[state] = (counts[state] ?? 0) + 1;
    });
    return { from: time, to: times[n + 1] ?? to, counts };
  });
}

/** Times that are far enough from each other to be seen; in between, the last one counts. */
function thinned(times, from, to) {
  if (times.length <= MAX_STEPS) return times;
  const size = (to - from) / MAX_STEPS;
  const last = new Map(times.map((time) => [Math.floor((time - from) / size), time]));
  return [from, ...[...last.values()].filter((time) => time > from)];
}

/** Of each instance, those that are gone too, what gives its checks' statuses at a time. */
function grouped(past, instances) {
  const key = (...parts) => parts.join('\n').toLowerCase();
  const known = new Map(past.checks.map((one) => [key(one.Node, one.CheckID), one]));
  const groups = new Map();
  const used = new Set();
  instances.forEach(({ Node: node, Service: service, Checks: checks }) => {
    groups.set(key(node.Node, service.ID), checks.map((check) => {
      const one = known.get(key(check.Node, check.CheckID));
      used.add(one);
      return one ? (time) => statusAt(one, time) : () => check.Status;
    }));
    if (!checks.length) groups.set(key(node.Node, service.ID), [() => 'empty']);
  });
  past.checks.filter((one) => !used.has(one) && one.ServiceID).forEach((one) => {
    const id = key(one.Node, one.ServiceID);
    groups.set(id, [...(groups.get(id) ?? []), (time) => statusAt(one, time)]);
  });
  return groups;
}
