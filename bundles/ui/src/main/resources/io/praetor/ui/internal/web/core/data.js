// Answers of the HTTP API as part of an element: it asks while the element is shown, and shows each
// answer that is another one than before.
import { html } from './element.js';
import { loading, note, refusal } from './parts.js';
import { text } from './text.js';

/** What an element knows of one path. */
class Known {
  /** The newest answer; undefined before the first. */
  value = undefined;
  /** Why the newest question was refused; null when it was not. */
  failure = null;

  #host;
  #path;
  #accept;
  #leave = null;

  /**
   * @param host an element with an `api`
   * @param path what is asked, a function; nothing is asked while it gives nothing
   * @param accept what is kept of an answer
   */
  constructor(host, path, accept = (answer) => answer) {
    this.#host = host;
    this.#path = path;
    this.#accept = accept;
    host.addController(this);
  }

  hostConnected() {
    const path = this.#path();
    if (!path) return;
    this.#leave = new AbortController();
    this.begin(this.#host.api.until(this.#leave.signal), path,
      (answer) => {
        this.value = this.#accept(answer);
        this.failure = null;
        this.#host.requestUpdate();
      },
      (failure) => {
        this.failure = failure;
        this.#host.requestUpdate();
      });
  }

  hostDisconnected() {
    this.#leave?.abort();
    this.#leave = null;
  }

  /** Asks at once: something was changed, or what is asked is another thing now. */
  again() {
    this.hostDisconnected();
    this.hostConnected();
  }

  /** Forgets the answer, and asks. */
  anew() {
    this.value = undefined;
    this.failure = null;
    this.again();
  }

  /**
   * What to show: the answer, that there is none yet, or why there is none.
   *
   * @param gone what is said when there is no such thing, if that may be
   */
  show(template, gone = null) {
    if (this.failure?.status === 404 && gone) return note(gone);
    if (this.failure && this.value === undefined) return refusal(this.failure);
    if (this.value === undefined) return loading();
    return html`${this.failure ? refusal(this.failure) : ''}${template(this.value)}`;
  }
}

/** Waits for changes by blocking queries. A page has two of them at most: see `api.js`. */
export class Watch extends Known {
  begin(api, ...rest) {
    api.watch(...rest);
  }
}

/** Asks every few seconds: for what knows no blocking queries, or whose news may wait. */
export class Poll extends Known {
  begin(api, ...rest) {
    api.poll(...rest);
  }
}

/** Carries out what a person asked for, and tells what came of it. */
export class Deed {
  /** '', 'busy', 'done' or 'failed' */
  state = '';
  words = '';

  #host;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  /** @param deed what is done; @param done what is said then, '' for nothing */
  async run(deed, done = '') {
    if (this.state === 'busy') return undefined;
    this.#tell('busy', '');
    try {
      const result = await deed();
      this.#tell('done', done);
      return result;
    } catch (failure) {
      this.#tell('failed', failure.status ? failure.message : text.unreachable);
      return undefined;
    }
  }

  get busy() {
    return this.state === 'busy';
  }

  clear() {
    this.#tell('', '');
  }

  #tell(state, words) {
    this.state = state;
    this.words = words;
    this.#host.requestUpdate();
  }

  hostConnected() {}

  show() {
    return html`<p class="outcome ${this.state}" role=${this.state === 'failed' ? 'alert' : 'status'}>${this.words}</p>`;
  }
}
