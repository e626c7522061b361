// Health over time: a graph of all instances of a service, and a strip of one check.
import { Element, given, html, nothing, own, repeat, svg } from './element.js';
import { badge, note, refusal } from './parts.js';
import { ABSENT, UNKNOWN, countsOverTime, remembered, stretches } from './past.js';
import { clockTime, dateTime, span } from './time.js';
import { text } from './text.js';

const ROUTE = '/v1/internal/ui/health-history';
const MINUTE = 60_000;
const WINDOWS = [5, 15, 60]; // minutes
const USUAL = 15;
const SETTLES = 400; // milliseconds: who remembers hears of a change as we do, not before
const MOVES = 5_000; // milliseconds: time goes on though nothing happens
const MAX_CHANGES = 200;
const MAX_LINE = 160; // characters of an output that stand in the list
const WIDTH = 1_000;
const HEIGHT = 120;
const STRIP = 16;
const HATCH = 9;
const ORDER = ['passing', 'warning', 'critical', 'empty', UNKNOWN]; // from the ground up

/** What reads the history of something, again whenever its `stamp` is another one. */
class Past extends Element {
  static properties = { api: given, stamp: given, past: own, failure: own, minutes: own };

  #leave = null;
  #timer = null;
  #asked = 0;
  #soon = null;

  constructor() {
    super();
    this.past = null;
    this.failure = null;
    this.minutes = USUAL;
    this.read = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#leave = new AbortController();
    this.#timer = setInterval(() => { if (!document.hidden) this.requestUpdate(); }, MOVES);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leave.abort();
    clearInterval(this.#timer);
    clearTimeout(this.#soon);
  }

  updated(changed) {
    if (!changed.has('stamp') && !changed.has('api')) return;
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.#read(), this.#asked ? SETTLES : 0);
  }

  async #read() {
    const mine = ++this.#asked;
    try {
      const answer = await this.api.until(this.#leave.signal).get(`${ROUTE}?${this.query()}`);
      if (mine !== this.#asked) return;
      this.past = remembered(answer);
      this.read = performance.now();
      this.failure = null;
    } catch (failure) {
      if (this.#leave.signal.aborted || mine !== this.#asked) return;
      this.failure = failure;
    }
  }

  /** The time at the agent, as far as we can tell. */
  get now() {
    return this.past.now + (performance.now() - this.read);
  }

  get from() {
    return this.now - this.minutes * MINUTE;
  }

  template() {
    if (this.failure?.status === 404) return note(text.noHistory);
    if (this.failure && !this.past) return this.failure.status ? refusal(this.failure) : note(text.unreachable);
    if (!this.past) return note(text.loading);
    return this.graph();
  }

  windows() {
    return html`<label class="choice"><span>${text.window}</span><select @change=${(event) => { this.minutes = Number(event.target.value); }}>
      ${WINDOWS.map((each) => html`<option value=${each} ?selected=${each === this.minutes}>${text.minutes(each)}</option>`)}</select></label>`;
  }

  /** The words below a graph: when it begins and ends. */
  axis() {
    return html`<div class="axis" aria-hidden="true"><span>${clockTime(this.from)}</span><span>${clockTime(this.now)}</span></div>`;
  }

  /** What changed, the newest first, to be read. */
  changes(checks) {
    const all = checks.flatMap((one) => one.changes.map((change) => ({ ...change, one })))
      .filter((change) => change.at >= this.from).sort((one, other) => other.at - one.at);
    if (!all.length) return note(text.nothingChanged(this.minutes));
    return html`<ol class="changes">${repeat(all.slice(0, MAX_CHANGES), (each) => `${each.at}\n${each.one.Node}\n${each.one.CheckID}\n${each.From}\n${each.To}`, (each) => html`<li>
      <time datetime=${each.At} title=${dateTime(each.at)}>${clockTime(each.at)}</time>
      <span class="turn">${status(each.From)}<span aria-hidden="true">→</span><span class="hidden">${text.becomes}</span>${status(each.To)}</span>
      ${this.about(each.one)}
      ${said(each.Output?.trim())}
    </li>`)}</ol>${all.length > MAX_CHANGES ? note(text.andMore(all.length - MAX_CHANGES)) : nothing}`;
  }

  about() {
    return nothing;
  }
}

/** What a check said: at once when it is little. */
function said(output) {
  if (!output) return nothing;
  return output.length <= MAX_LINE && !output.includes('\n') ? html`<p class="mono said">${output}</p>`
    : html`<details><summary>${text.output}</summary><pre tabindex="0">${output}</pre></details>`;
}

const status = (state) => (state === ABSENT ? html`<span class="muted">${text.absent}</span>` : badge(state));

/** `<praetor-service-past>`: how many instances of a service were in which state. */
class ServicePast extends Past {
  static properties = { service: given, instances: given };

  query() {
    return `service=${encodeURIComponent(this.service)}`;
  }

  about(one) {
    return html`<span><strong>${one.Name || one.CheckID}</strong> <span class="muted">${one.ServiceID} ${text.onNode} ${one.Node}</span></span>`;
  }

  graph() {
    const { from, now, past } = this;
    const steps = countsOverTime(past, this.instances ?? [], from, now);
    const most = Math.max(1, ...steps.map((step) => sum(step.counts)));
    const x = (time) => ((time - from) / (now - from)) * WIDTH;
    return html`<figure class="graph">
      <div class="tools">${this.windows()}<ul class="legend">${ORDER.map((state) => html`<li class=${state}>${state === UNKNOWN ? text.unknown : text[state]}</li>`)}</ul></div>
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" shape-rendering="crispEdges" role="img" aria-label=${summary(steps, this.minutes)}>
        ${past.since > from ? hatch(0, x(Math.min(past.since, now)), HEIGHT) : nothing}
        ${steps.map((step) => stack(step.counts, most, x(step.from), x(step.to)))}
      </svg>
      ${this.axis()}
      <figcaption class="note">${summary(steps, this.minutes)}
        ${past.truncated ? text.historyCut : nothing}
        ${past.since > from ? text.knownSince(clockTime(past.since)) : nothing}</figcaption>
      <details><summary>${text.changes}</summary>${this.changes(past.checks)}</details>
    </figure>`;
  }
}

/** `<praetor-check-past>`: the statuses of one check. */
class CheckPast extends Past {
  static properties = { node: given, check: given, status: given };

  query() {
    return `node=${encodeURIComponent(this.node)}&check=${encodeURIComponent(this.check)}`;
  }

  graph() {
    const { from, now, past } = this;
    const one = past.checks.find((each) => each.CheckID.toLowerCase() === this.check.toLowerCase());
    const parts = stretches(one, this.status, past.since, from, now);
    const x = (time) => ((time - from) / (now - from)) * WIDTH;
    return html`<div class="graph">
      <svg class="strip" viewBox="0 0 ${WIDTH} ${STRIP}" preserveAspectRatio="none" role="img" aria-label=${told(parts)}>${parts.map((part) =>
        part.state === UNKNOWN ? hatch(x(part.from), x(part.to), STRIP)
          : part.state === ABSENT ? nothing
            : svg`<rect class=${part.state} x=${x(part.from)} y="0" width=${x(part.to) - x(part.from)} height=${STRIP}></rect>`)}</svg>
      ${this.axis()}
      <div class="tools">${this.windows()}</div>
      ${this.changes(one ? [one] : [])}
    </div>`;
  }
}

const sum = (counts) => Object.values(counts).reduce((one, other) => one + other, 0);

/** Counts of one step, one above the other. */
function stack(counts, most, left, right) {
  let y = HEIGHT;
  return ORDER.filter((state) => counts[state]).map((state) => {
    const height = (counts[state] / most) * HEIGHT;
    y -= height;
    return svg`<rect class=${state} x=${left} y=${y} width=${Math.max(right - left, 0)} height=${height}></rect>`;
  });
}

/** A place of which nothing is known. */
function hatch(left, right, height) {
  if (right - left < 1) return nothing;
  const lines = [];
  for (let at = left - height; at < right; at += HATCH) {
    const first = Math.max(at, left);
    const last = Math.min(at + height, right);
    lines.push(`M${first} ${height - (first - at)}L${last} ${height - (last - at)}`);
  }
  return svg`<path class="hatch" shape-rendering="auto" d=${lines.join('')}></path>`;
}

/** A graph in words: how it is, and how it was at its worst. */
function summary(steps, minutes) {
  const last = steps.at(-1)?.counts ?? {};
  const worst = (state) => Math.max(0, ...steps.map((step) => step.counts[state] ?? 0));
  return text.graphSummary(minutes, last, worst('critical'), worst('warning'));
}

/** A strip in words. */
function told(parts) {
  return parts.map((part) => `${part.state === UNKNOWN ? text.unknown : part.state === ABSENT ? text.absent : text[part.state] ?? part.state} ${span(part.to - part.from)}`).join(', ');
}

/** `<praetor-check-history>`: the history of a check, read when somebody wants to see it. */
class CheckHistory extends Element {
  static properties = { api: given, one: given, open: own };

  constructor() {
    super();
    this.open = false;
  }

  template() {
    const { one } = this;
    return html`<details @toggle=${(event) => { this.open = event.target.open; }}><summary>${text.history}</summary>
      ${this.open ? html`<praetor-check-past .api=${this.api} .node=${one.Node} .check=${one.CheckID} .status=${one.Status}
        .stamp=${`${one.Status} ${one.ModifyIndex}`}></praetor-check-past>` : nothing}</details>`;
  }
}

/** The history of a check as part of a template. */
export function historyOf(api, one) {
  return html`<praetor-check-history .api=${api} .one=${one}></praetor-check-history>`;
}

customElements.define('praetor-check-history', CheckHistory);
customElements.define('praetor-service-past', ServicePast);
customElements.define('praetor-check-past', CheckPast);
