// The token that goes with each request, and whose it is.
import { Api } from '../core/api.js';
import { Element, given, html, live, nothing, own } from '../core/element.js';
import { button, pairs } from '../core/parts.js';
import { isOurs, parameter } from '../core/place.js';
import { current, isKept, use } from '../core/token.js';
import { text } from '../text/settings.js';

class Token extends Element {
  static properties = { context: given, entered: own, shown: own, kept: own, owner: own, state: own, words: own };

  constructor() {
    super();
    this.entered = current();
    this.shown = false;
    this.kept = isKept();
    this.state = ''; // 'none', 'valid', 'off', 'refused', 'unknown'
    this.words = '';
    this.owner = null;
  }

  firstUpdated() {
    this.#whose();
  }

  /**
   * Asks the agent whose token this is. The answer is waited for even where this page is replaced
   * meanwhile, as it is when the agent has told of itself to the same token: it leads back.
   */
  async #whose() {
    if (this.context.self?.DebugConfig?.ACLsEnabled === false) {
      this.state = 'off';
      return;
    }
    this.state = 'asking';
    try {
      const api = new Api(this.context.api.datacenter, new AbortController().signal);
      this.owner = await api.get('/v1/acl/token/self');
      this.state = 'valid';
    } catch (failure) {
      this.owner = null;
      this.words = failure.message ?? '';
      this.state = this.#meaning(failure);
    }
  }

  /** What it means that nobody is known by this token. */
  #meaning(failure) {
    if (failure.status === 401 || failure.status === 404 || /ACL support disabled/.test(failure.message)) return 'off';
    if (failure.status === 403) return current() ? 'refused' : 'none';
    return failure.status ? 'unknown' : 'away';
  }

  template() {
    const back = this.#back();
    return html`
      ${back ? html`<p class="note">${text.cameFrom}</p>` : nothing}
      <form class="form" @submit=${this.#use}>
        <label class="field"><span>${text.secret}</span>
          <input type=${this.shown ? 'text' : 'password'} class="mono" name="token" autocomplete="off" autocapitalize="off" spellcheck="false"
            .value=${live(this.entered)} @input=${(event) => { this.entered = event.target.value; }}>
          <span class="hint">${text.secretHint}</span></label>
        <label class="option"><input type="checkbox" .checked=${this.shown} @change=${(event) => { this.shown = event.target.checked; }}>${text.showToken}</label>
        <label class="option"><input type="checkbox" .checked=${this.kept} @change=${(event) => { this.kept = event.target.checked; }}>${text.keepToken}</label>
        <p class="hint muted">${text.keepHint}</p>
        <div role="status">${this.#verdict()}</div>
        <div class="actions">
          <button class="button primary" ?disabled=${!this.entered.trim()}>${text.useToken}</button>
          ${current() ? button(text.forgetToken, () => this.#forget(), { kind: 'danger' }) : nothing}
          ${back ? html`<a class="button" href=${back}>${text.back}</a>` : nothing}
        </div>
      </form>`;
  }

  #verdict() {
    const kind = { valid: 'passing', refused: 'critical', none: 'warning', off: 'empty', unknown: 'warning', away: 'critical' }[this.state];
    if (!kind) return nothing;
    return html`<p><span class="badge ${kind}">${text[`token_${this.state}`]}</span></p>
      <p class="hint">${text[`token_${this.state}_words`]}</p>
      ${this.state === 'refused' || this.state === 'unknown' ? html`<pre tabindex="0">${this.words}</pre>` : nothing}
      ${this.owner ? this.#owner() : nothing}`;
  }

  #owner() {
    const { AccessorID: accessor, Description: description, Policies: policies, Roles: roles, Local: local } = this.owner;
    const names = (all) => (all ?? []).map((each) => each.Name).join(', ');
    return pairs([
      [text.description, description], [text.accessor, html`<span class="mono">${accessor}</span>`],
      [text.policies, names(policies)], [text.roles, names(roles)], [text.scope, local ? text.scopeLocal : text.scopeGlobal],
    ]);
  }

  /** The page that sent a person here, if it is one of ours. */
  #back() {
    const back = parameter('back');
    if (!back) return '';
    try {
      const address = new URL(back, location.origin);
      return isOurs(address) ? address.href : '';
    } catch {
      return '';
    }
  }

  async #use(event) {
    event.preventDefault();
    if (!this.entered.trim()) return;
    use(this.entered, this.kept);
    await this.#whose();
    // All that is known was told to another token; where a person wants to go, it is read anew.
    if (this.#back() && (this.state === 'valid' || this.state === 'off')) location.assign(this.#back());
  }

  #forget() {
    use('', false);
    this.entered = '';
    location.reload();
  }
}

customElements.define('praetor-token', Token);
