// The servers: how autopilot sees them, how Raft counts them, and what is wrong with those that are
// not healthy.
import { html, nothing, repeat } from './element.js';
import { badge, note, pairs } from './parts.js';
import { ago } from './time.js';
import { text } from './text.js';

const ALIVE = 'alive';
const UNITS = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1, 'µs': 0.001, us: 0.001, ns: 0.000001 };

/** What Go writes of a duration, in milliseconds. */
function millis(words) {
  return [...(words ?? '').matchAll(/([\d.]+)(ms|µs|us|ns|h|m|s)/g)].reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit], 0);
}

/** Why a server is not healthy: by the rules that autopilot goes by. */
function reasons(server, leader, rules) {
  if (server.Healthy) return [];
  const found = [];
  if (server.SerfStatus !== ALIVE) found.push(text.notAlive(server.SerfStatus));
  if (rules && millis(server.LastContact) > millis(rules.LastContactThreshold)) found.push(text.silent(server.LastContact, rules.LastContactThreshold));
  if (leader && server.LastTerm !== leader.LastTerm) found.push(text.otherTerm(server.LastTerm, leader.LastTerm));
  const behind = (leader?.LastIndex ?? 0) - server.LastIndex;
  if (rules && behind > rules.MaxTrailingLogs) found.push(text.trails(behind, rules.MaxTrailingLogs));
  return found.length ? found : [text.unhealthyUnknown];
}

/**
 * A row for each server.
 *
 * @param health as of /v1/operator/autopilot/health
 * @param raft as of /v1/operator/raft/configuration, or nothing
 * @param rules as of /v1/operator/autopilot/configuration, or nothing
 */
export function servers(health, raft, rules, link) {
  const leader = (health.Servers ?? []).find((one) => one.Leader);
  const peers = new Map((raft?.Servers ?? []).map((one) => [one.ID, one]));
  const known = new Set((health.Servers ?? []).map((one) => one.ID));
  const unknown = [...peers.values()].filter((one) => !known.has(one.ID));
  return html`<ul class="rows">
    ${repeat(health.Servers ?? [], (one) => one.ID || one.Name, (one) => row(one, leader, rules, peers.get(one.ID), link))}
    ${repeat(unknown, (one) => one.ID, (one) => html`<li class="row">${badge('critical', text.unhealthy)}
      <span class="name">${one.Node}</span><span class="facts"><span class="mono muted">${one.Address}</span>
      <span class="muted">${text.peerOnly}</span></span></li>`)}
  </ul>`;
}

function row(one, leader, rules, peer, link) {
  const why = reasons(one, leader, rules);
  const behind = leader && !one.Leader ? leader.LastIndex - one.LastIndex : 0;
  return html`<li class="row tall">
    ${badge(one.Healthy ? 'passing' : 'critical', one.Healthy ? text.healthy : text.unhealthy)}
    <a class="name" href=${link('nodes', one.Name)}>${one.Name}</a>
    <span class="facts">
      ${one.Leader ? html`<span class="tag strong">${text.isLeader}</span>` : nothing}
      <span class="tag">${one.Voter ? text.voter : text.nonVoter}</span>
      <span class="mono muted">${one.Address}</span>
      ${one.Version ? html`<span class="muted">${one.Version}</span>` : nothing}
      ${peer ? nothing : html`<span class="muted">${text.noPeer}</span>`}
    </span>
    <span class="end muted">${text.term(one.LastTerm, one.LastIndex)}</span>
    <div class="whole facts muted">
      ${one.Leader ? nothing : html`<span>${text.contact(one.LastContact)}</span>`}
      ${behind > 0 ? html`<span>${text.behind(behind)}</span>` : nothing}
      ${stable(one)}
    </div>
    ${why.length ? html`<ul class="whole reasons">${why.map((reason) => html`<li>${reason}</li>`)}</ul>` : nothing}
  </li>`;
}

function stable(server) {
  const since = Date.parse(server.StableSince);
  return since > 0 && server.Healthy ? html`<span>${text.stableSince(ago(Date.now() - since))}</span>` : nothing;
}

/** What Raft and autopilot go by. */
export function rulesOf(raft, rules) {
  const voters = (raft?.Servers ?? []).filter((one) => one.Voter);
  const versions = [...new Set((raft?.Servers ?? []).map((one) => one.ProtocolVersion).filter(Boolean))];
  const yesNo = (is) => (is ? text.yes : text.no);
  return html`<div class="split">
    <section class="card"><h2>Raft</h2>${raft ? pairs([
      [text.voters, voters.length],
      [text.quorum, text.ofAll(Math.floor(voters.length / 2) + 1, voters.length)],
      [text.others, (raft.Servers ?? []).length - voters.length || ''],
      [text.protocol, versions.join(', ')],
      [text.configurationAt, raft.Index],
    ]) : note(text.notTold)}</section>
    <section class="card"><h2>${text.autopilot}</h2>${rules ? pairs([
      [text.cleanup, yesNo(rules.CleanupDeadServers)],
      [text.contactThreshold, rules.LastContactThreshold],
      [text.maxTrailing, rules.MaxTrailingLogs],
      [text.stabilization, rules.ServerStabilizationTime],
      [text.minQuorum, rules.MinQuorum || ''],
      [text.zoneTag, rules.RedundancyZoneTag],
      [text.upgradeTag, rules.UpgradeVersionTag],
      [text.migration, rules.DisableUpgradeMigration ? text.no : ''],
    ]) : note(text.notTold)}</section>
  </div>`;
}
