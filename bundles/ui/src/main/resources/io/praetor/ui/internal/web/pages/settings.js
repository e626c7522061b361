// What belongs to this browser: the token, the language, how these pages look and whether they follow
// what changes; and what they talk to.
import { html, nothing, own } from '../core/element.js';
import { APPEARANCES, appearance, setAppearance } from '../core/appearance.js';
import { Poll } from '../core/data.js';
import { isLive, setLive } from '../core/live.js';
import { Page } from '../core/page.js';
import { heading, note, pairs } from '../core/parts.js';
import { to } from '../core/place.js';
import { choose, language, languages } from '../core/text.js';
import { text } from '../text/settings.js';
import '../settings/token.js';

const FIRST = 'overview';

export default class Settings extends Page {
  static properties = { live: own, appearance: own };

  #datacenters = new Poll(this, () => '/v1/catalog/datacenters');

  constructor() {
    super();
    this.live = isLive();
    this.appearance = appearance();
  }

  template() {
    return html`${heading(text.settings)}
      <div class="settings">
        <section class="card"><h2>${text.token}</h2><praetor-token .context=${this.context}></praetor-token></section>
        <section class="card"><h2>${text.display}</h2>${this.#display()}</section>
        <section class="card"><h2>${text.datacenters}</h2>${this.#all()}</section>
        <section class="card"><h2>${text.versions}</h2>${this.#versions()}</section>
      </div>`;
  }

  #display() {
    return html`
      <label class="field"><span>${text.languageChoice}</span><select @change=${(event) => choose(event.target.value)}>
        ${languages.map(({ id, name }) => html`<option value=${id} lang=${id} ?selected=${id === language}>${name}</option>`)}</select></label>
      <fieldset class="field"><legend>${text.appearance}</legend><div class="filters">
        ${APPEARANCES.map((each) => html`<label class="option"><input type="radio" name="appearance" value=${each}
          .checked=${each === this.appearance} @change=${() => this.#look(each)}>${text[`appearance_${each}`]}</label>`)}</div></fieldset>
      <label class="option"><input type="checkbox" .checked=${this.live} @change=${(event) => this.#follow(event.target.checked)}>
        ${text.live}</label>
      <p class="hint muted">${text.liveHint}</p>`;
  }

  #look(chosen) {
    setAppearance(chosen);
    this.appearance = chosen;
  }

  #follow(on) {
    setLive(on);
    this.live = on;
  }

  #all() {
    const { value, failure } = this.#datacenters;
    if (!value) return failure ? note(text.unknownDatacenters) : nothing;
    const local = this.context.self?.Config.Datacenter;
    const shown = this.context.datacenter;
    return html`<ul class="links">${value.map((name) => html`<li><a href=${to(name, FIRST)}>${name}</a>
      ${name === local ? html`<span class="tag">${text.localDatacenter}</span>` : nothing}
      ${name === shown ? html`<span class="tag strong">${text.shownDatacenter}</span>` : nothing}</li>`)}</ul>`;
  }

  #versions() {
    const { self } = this.context;
    if (!self) return html`<p class="note">${text.unknownAgent}</p>`;
    const { NodeName: name, Version: version, Revision: revision, Server: server, NodeID: id } = self.Config;
    return pairs([
      [text.agentName, html`<a href=${this.link('nodes', name)}>${name}</a>`],
      [text.agentKind, server ? text.server : text.client],
      [text.agentVersion, version], [text.agentRevision, revision],
      [text.agentId, html`<span class="mono">${id}</span>`],
      [text.agentAddress, html`<span class="mono">${location.host}</span>`],
    ]);
  }
}

customElements.define('praetor-settings', Settings);
