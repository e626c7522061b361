// Plugins of this agent: what is installed, what each provides, and bringing in others.
import { ask } from '../core/ask.js';
import { Poll } from '../core/data.js';
import { Element, given, html, nothing, own } from '../core/element.js';
import { byName, list, worstFirst } from '../core/list.js';
import { Page } from '../core/page.js';
import { badge, copyable, heading, note, pairs } from '../core/parts.js';
import { text, word } from '../core/text.js';
import { upload } from '../core/upload.js';

const INSTALL = '/v1/agent/plugins';
const ONE = '/v1/agent/plugin/';
/** How the states of plugins are shown: as those of checks. */
const LOOK = { active: 'passing', waiting: 'warning', failed: 'critical', uninstalled: 'empty' };
const NOT_ALLOWED = [403, 404, 413]; // an agent without signers takes no file at all

const name = (one) => one.Name;
const state = (one) => LOOK[one.State] ?? 'critical';
const short = (contract) => contract.slice(contract.lastIndexOf('.') + 1);

export default class Plugins extends Page {
  #plugins = new Poll(this, () => INSTALL);

  #look = {
    label: text.plugins,
    none: text.noPlugins,
    key: (one) => one.File || one.Name,
    words: (one) => [one.Name, one.Version, one.File, one.State, one.Problem, ...(one.Provides ?? [])],
    kinds: (one) => [one.State],
    sorts: { byState: worstFirst(state, name), byName: byName(name) },
    row: (one) => this.#plugin(one),
  };

  template() {
    const all = this.#plugins.value;
    return html`
      ${heading(text.plugins, { lead: all && text.pluginCount(all.length) })}
      ${note(text.pluginsOf(this.context.self?.Config.NodeName ?? ''))}
      <section>${this.#plugins.show((plugins) => list(plugins, this.#look), text.noPluginRoute)}</section>
      <section class="card"><h2>${text.installPlugin}</h2>
        <praetor-plugin-file .api=${this.api} .change=${() => this.#plugins.again()} .plugins=${all ?? []}></praetor-plugin-file>
      </section>`;
  }

  #plugin(one) {
    return html`<li class="row tall">
      ${badge(state(one), word(one.State))}
      <span class="name">${one.Name}</span>
      <span class="facts">
        ${one.Version ? html`<span class="mono">${one.Version}</span>` : nothing}
        ${(one.Provides ?? []).map((contract) => html`<span class="tag" title=${contract}>${short(contract)}</span>`)}
      </span>
      <div class="whole">
        ${one.Problem ? html`<p class="outcome failed">${one.Problem}</p>` : nothing}
        <details><summary>${text.details}</summary>${pairs([
          [text.provides, one.Provides?.length ? one.Provides.join(', ') : text.providesNothing],
          [text.file, copyable(one.File)],
          [text.bundle, one.Bundle >= 0 ? one.Bundle : ''],
          [text.lastChange, one.LastChange],
          [text.onCommandLine, copyable(`consul plugin info ${one.Name}`)],
        ])}</details>
      </div>
    </li>`;
  }
}

/** Bringing in a plugin from a file. */
class PluginFile extends Element {
  static properties = { api: given, change: given, plugins: given, file: own, gone: own, state: own, words: own, target: own };

  constructor() {
    super();
    this.file = null;
    this.gone = 0; // share of the file that was sent
    this.state = ''; // '', 'busy', 'done', 'failed' or 'forbidden'
    this.words = '';
    this.target = '';
  }

  template() {
    const busy = this.state === 'busy';
    return html`
      <p>${text.pluginHint}</p>
      <form class="form" @submit=${(event) => this.#submit(event)}>
        <div class="split">
          <label class="field"><span>${text.pluginFile}</span><input type="file" accept=".jar,application/java-archive" ?disabled=${busy}
            @change=${(event) => this.#chosen(event.target.files[0] ?? null)}></label>
          <label class="field"><span>${text.pluginAction}</span><select ?disabled=${busy} @change=${(event) => { this.target = event.target.value; }}>
            <option value="" ?selected=${!this.target}>${text.asNewPlugin}</option>
            ${this.plugins.map((one) => html`<option value=${one.Name} ?selected=${one.Name === this.target}>${text.asUpdateOf(one.Name, one.Version)}</option>`)}
          </select></label>
        </div>
        <div class="actions"><button class="button primary" ?disabled=${busy || !this.file}>${this.target ? text.updatePlugin : text.installPlugin}</button></div>
      </form>
      ${busy ? html`<p class="muted" role="status">${this.gone < 1
        ? html`${text.sending} <progress max="1" .value=${this.gone} aria-label=${text.sending}></progress>`
        : html`${text.tryingPlugin} <progress aria-label=${text.tryingPlugin}></progress>`}</p>` : nothing}
      ${this.#outcome()}
      ${note(text.pluginByCommand)}
      <pre tabindex="0">${this.#command()}</pre>`;
  }

  /** A file whose name tells of a plugin that is there is an update of it. */
  #chosen(file) {
    this.file = file;
    this.state = '';
    this.target = this.plugins.find((one) => file?.name.startsWith(one.Name))?.Name ?? '';
  }

  #command() {
    const jar = this.file?.name ?? 'plugin.jar';
    return `consul plugin ${this.target ? 'update' : 'install'} ${/^[\w.@+-]+$/.test(jar) ? jar : `'${jar.replaceAll("'", "'\\''")}'`}`;
  }

  #outcome() {
    if (this.state === 'forbidden') {
      return html`<div class="told" role="alert"><p><strong>${text.pluginForbidden}</strong></p><p>${text.pluginForbiddenWhy}</p></div>`;
    }
    if (this.state !== 'done' && this.state !== 'failed') return nothing;
    const parts = this.words.split('; ');
    return html`<div class="outcome ${this.state}" role=${this.state === 'failed' ? 'alert' : 'status'}>
      <p><strong>${this.state === 'done' ? text.pluginDone : text.pluginFailed}</strong></p>
      <ul class="named">${parts.map((part) => html`<li>${part}</li>`)}</ul></div>`;
  }

  async #submit(event) {
    event.preventDefault();
    const { file, target } = this;
    const path = target ? ONE + encodeURIComponent(target) : INSTALL;
    const sure = await ask({
      title: target ? text.askUpdatePlugin(target) : text.askInstallPlugin(file.name),
      words: html`<p>${text.pluginIsCode}</p>${target ? html`<p>${text.updateKeeps}</p>` : nothing}`,
      action: target ? text.updatePlugin : text.installPlugin,
    });
    if (!sure || this.state === 'busy') return;
    this.state = 'busy';
    this.gone = 0;
    try {
      if (!await this.#isAllowed(path)) return;
      this.words = await upload(this.api.address(path), file, (share) => { this.gone = share; });
      this.state = 'done';
    } catch (failure) {
      this.words = failure.status ? failure.message : text.unreachable;
      this.state = 'failed';
    }
    this.change();
  }

  /** Asks with nothing in hand, so that no file is sent to an agent that takes none. */
  async #isAllowed(path) {
    try {
      await this.api.send('PUT', path, '');
    } catch (failure) {
      if (!failure.status) throw failure;
      if (NOT_ALLOWED.includes(failure.status)) {
        this.words = failure.message;
        this.state = 'forbidden';
        return false;
      }
    }
    return true;
  }
}

customElements.define('praetor-plugin-file', PluginFile);
customElements.define('praetor-plugins', Plugins);
