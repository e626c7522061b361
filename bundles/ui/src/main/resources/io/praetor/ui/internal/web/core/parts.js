// Pieces that several pages show.
import { html, nothing, repeat } from './element.js';
import { UNTOLD, here, to } from './place.js';
import { text, word } from './text.js';

/** From bad to good. */
export const STATES = ['critical', 'warning', 'passing', 'empty'];

/** For sorting: bad before good; what we do not know may be bad. */
export const gravity = (state) => STATES.indexOf(state);

/** The worst state among checks. */
export function worst(checks) {
  const states = new Set(checks.map((check) => check.Status));
  return STATES.find((state) => states.has(state)) ?? 'empty';
}

/** A state, told by shape, word and colour. */
export function badge(state, words = word(state)) {
  return html`<span class="badge ${STATES.includes(state) ? state : 'critical'}">${words}</span>`;
}

/** How many checks are in which state. */
export function tally(counts) {
  return html`<span class="tally">${STATES.filter((state) => counts[state] > 0).map((state) => html`
    <span class="count ${state}" title="${counts[state]} ${text[state]}"
      ><span class="hidden">${text[state]} </span>${counts[state]}</span>`)}</span>`;
}

export function countStates(checks) {
  const counts = {};
  checks.forEach(({ Status: state }) => { counts[state] = (counts[state] ?? 0) + 1; });
  return counts;
}

/** The head of a page: where it is, its name, what it is in a line, and what can be done. */
export function heading(title, { lead = nothing, path = nothing, actions = nothing } = {}) {
  return html`${path}<header class="heading">
    <h1 tabindex="-1">${title}</h1>
    <div class="lead">${lead}</div>
    <div class="actions">${actions}</div>
  </header>`;
}

/** The way to a page: pairs of address and words. */
export function path(...steps) {
  return html`<nav class="path" aria-label=${text.path}>${steps.map(([href, words], n) => html`
    ${n ? html`<span aria-hidden="true">/</span>` : nothing} <a href=${href}>${words}</a>`)}</nav>`;
}

export function note(words) {
  return html`<p class="note">${words}</p>`;
}

export function loading() {
  return html`<p class="note loading" role="status">${text.loading}</p>`;
}

/** What the agent refused, and why; where a token is missing, the way to give one and come back. */
export function refusal(failure) {
  return html`<div class="card refusal" role="alert">
    <h2>${text.refused} (${failure.status})</h2>
    ${failure.status === 403 ? html`<p>${text.noToken}
      <a href=${tokens()}>${text.giveToken}</a></p>` : nothing}
    <pre tabindex="0">${failure.message}</pre>
  </div>`;
}

function tokens() {
  const back = `back=${encodeURIComponent(location.pathname + location.search)}`;
  return `${to(here().parts[0] ?? UNTOLD, 'settings')}?${back}`;
}

export function tags(all) {
  return all?.length
    ? html`<span class="tags">${all.map((tag) => html`<span class="tag">${tag}</span>`)}</span>` : nothing;
}

/** Names and values; those without a value are left out. */
export function pairs(entries, none = nothing) {
  const shown = entries.filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== nothing);
  return shown.length
    ? html`<dl class="pairs">${shown.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>` : none;
}

/** A check with what it said last, where it belongs, and what else there is to it. */
export function check(one, where = nothing, more = nothing) {
  return html`<li class="check ${one.Status}">
    <div class="line">${badge(one.Status)}<strong>${one.Name || one.CheckID}</strong><span class="where">${where}</span></div>
    ${one.Notes ? html`<p class="notes">${one.Notes}</p>` : nothing}
    ${one.Output ? html`<details ?open=${one.Status !== 'passing'}>
      <summary>${text.output}</summary><pre tabindex="0">${one.Output}</pre></details>` : nothing}
    ${more}
  </li>`;
}

/** Checks, the worst first. */
export function checks(all, where = () => nothing, more = () => nothing) {
  const sorted = [...all].sort((one, other) => gravity(one.Status) - gravity(other.Status));
  return html`<ul class="checks">${repeat(sorted, (one) => `${one.Node}\n${one.CheckID}`, (one) => check(one, where(one), more(one)))}</ul>`;
}

/** A button that does something. */
export function button(words, act, { kind = '', disabled = false, label = null } = {}) {
  return html`<button type="button" class="button ${kind}" ?disabled=${disabled}
    aria-label=${label ?? nothing} @click=${act}>${words}</button>`;
}

/** Words that can be copied; browsers allow that on loopback and with HTTPS only. */
export function copyable(words) {
  return html`<span class="mono">${words}</span>${navigator.clipboard ? html`
    <button type="button" class="copy" aria-label="${text.copy}: ${words}" title=${text.copy}
      @click=${(event) => copy(event.currentTarget, words)}></button>` : nothing}`;
}

async function copy(element, words) {
  await navigator.clipboard.writeText(words);
  element.classList.add('copied');
  element.title = text.copied;
}
