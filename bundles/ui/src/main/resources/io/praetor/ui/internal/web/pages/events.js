// Events: what was fired lately, and firing one.
import { ask } from '../core/ask.js';
import { decode, hex } from '../core/bytes.js';
import { Deed, Watch } from '../core/data.js';
import { Element, given, html, nothing } from '../core/element.js';
import { byName, list } from '../core/list.js';
import { Page } from '../core/page.js';
import { copyable, heading, note, pairs } from '../core/parts.js';
import { text } from '../core/text.js';

const PREVIEW = 160; // characters of a payload in a row
const HEX_BYTES = 512;
const name = (one) => one.Name;

/** An event with its payload as people read it. */
function decoded(event) {
  const bytes = decode(event.Payload);
  let words = null;
  try {
    words = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // not text: shown as numbers
  }
  return { ...event, bytes, words };
}

const filters = (one) => [
  [text.nodeFilter, one.NodeFilter], [text.serviceFilter, one.ServiceFilter], [text.tagFilter, one.TagFilter],
].filter(([, value]) => value);

export default class Events extends Page {
  #events = new Watch(this, () => '/v1/event/list', (all) => all.map(decoded));

  #look = {
    label: text.events,
    none: text.noEvents,
    key: (one) => one.ID,
    words: (one) => [one.Name, one.words ?? '', one.ID, one.NodeFilter, one.ServiceFilter, one.TagFilter],
    kinds: (one) => [one.Name],
    sorts: { newestFirst: (one, other) => other.LTime - one.LTime, byName: byName(name) },
    row: (one) => this.#event(one),
  };

  template() {
    const all = this.#events.value;
    return html`
      ${heading(text.events, { lead: all && text.eventCount(all.length) })}
      <details class="card fold"><summary><h2>${text.fire}</h2></summary>
        <praetor-fire .api=${this.api}></praetor-fire></details>
      <section>${this.#events.show((events) => list(events, this.#look))}
        ${note(text.eventsKept)}</section>`;
  }

  #event(one) {
    return html`<li class="row tall event">
      <span class="name">${one.Name}</span>
      <span class="facts">
        ${one.bytes.length ? html`<span class="mono preview">${one.words === null ? text.binary(one.bytes.length) : one.words.slice(0, PREVIEW)}</span>`
          : html`<span class="muted">${text.noPayload}</span>`}
        ${filters(one).map(([label, value]) => html`<span class="tag">${label}: ${value}</span>`)}
      </span>
      <span class="end muted">${text.clock(one.LTime)}</span>
      <details class="whole"><summary>${text.details}</summary>
        ${one.bytes.length ? html`<pre tabindex="0">${one.words ?? hex(one.bytes.subarray(0, HEX_BYTES))}</pre>` : nothing}
        ${pairs([['ID', copyable(one.ID)], [text.size, text.bytes(one.bytes.length)], ...filters(one), [text.version, one.Version]])}
      </details>
    </li>`;
  }
}

/** The form by which an event is fired. */
class Fire extends Element {
  static properties = { api: given };

  #fire = new Deed(this);

  async #submit(event) {
    event.preventDefault();
    const form = event.target;
    const data = Object.fromEntries(new FormData(form));
    const query = new URLSearchParams(['node', 'service', 'tag'].filter((each) => data[each]).map((each) => [each, data[each]]));
    const sure = query.size || await ask({ title: text.askFire(data.name), words: html`<p>${text.fireEverywhere}</p>`, action: text.fire });
    if (!sure) return;
    const fired = await this.#fire.run(
      () => this.api.send('PUT', `/v1/event/fire/${encodeURIComponent(data.name)}${query.size ? `?${query}` : ''}`, data.payload),
      text.fired(data.name));
    if (fired) form.reset();
  }

  template() {
    const field = (id, label, hint, required = false) => html`<label class="field"><span>${label}</span>
      <input name=${id} autocomplete="off" spellcheck="false" ?required=${required}><span class="hint">${hint}</span></label>`;
    return html`<form class="form" @submit=${(event) => this.#submit(event)}>
      <div class="split">
        ${field('name', text.name, text.nameHint, true)}
        ${field('node', text.nodeFilter, text.patternHint)}
        ${field('service', text.serviceFilter, text.patternHint)}
        ${field('tag', text.tagFilter, text.tagHint)}
      </div>
      <label class="field"><span>${text.payload}</span><textarea name="payload" rows="3" spellcheck="false"></textarea></label>
      ${this.#fire.show()}
      <div class="actions"><button class="button primary" ?disabled=${this.#fire.busy}>${text.fire}</button></div>
    </form>`;
  }
}

customElements.define('praetor-fire', Fire);
customElements.define('praetor-events', Events);
