// The agent's HTTP API: single reads, and reads that are repeated at every change by blocking
// queries. Browsers allow six connections to one agent, all windows together, and each blocking
// query holds one; so a page should have two of them at most, and hidden windows have none.

import { parse } from './exact.js';
import { isLive, untilRefresh } from './live.js';
import { current } from './token.js';

const WAIT = '60s';
const POLL_MILLIS = 5_000;
const MIN_MILLIS = 250; // between two answers, when something changes all the time
const RETRY_MILLIS = [500, 1_000, 2_000, 4_000, 8_000];

/** An answer that is not 200. */
export class Refused extends Error {
  /** @param index what a blocking query may wait with, 0 for none */
  constructor(status, words, index = 0) {
    super(words || `HTTP ${status}`);
    this.status = status;
    this.index = index;
  }
}

const listeners = new Set();
let reachable = true;

/** Calls back with whether the agent can be reached, whenever that changes. */
export function onReachable(listener) {
  listeners.add(listener);
}

function tell(now) {
  if (now !== reachable) {
    reachable = now;
    listeners.forEach((listener) => listener(now));
  }
}

function sleep(millis, signal) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, millis);
    signal.addEventListener('abort', done);
  });
}

function visible(signal) {
  return new Promise((resolve) => {
    if (!document.hidden || signal.aborted) return resolve();
    const check = () => {
      if (!document.hidden || signal.aborted) {
        document.removeEventListener('visibilitychange', check);
        signal.removeEventListener('abort', check);
        resolve();
      }
    };
    document.addEventListener('visibilitychange', check);
    signal.addEventListener('abort', check);
  });
}

/** Where an answer stands: those of events are larger than numbers can be, so it is a BigInt. */
const indexOf = (response) => BigInt(/^\d+$/.exec(response.headers.get('X-Consul-Index') ?? '')?.[0] ?? 0);

/** The API for one page: what it asks ends when the signal fires. */
export class Api {
  /** @param datacenter null for the agent's own */
  constructor(datacenter, signal) {
    this.datacenter = datacenter;
    this.signal = signal;
  }

  address(path, more = {}) {
    const address = new URL(path, location.origin);
    if (this.datacenter) address.searchParams.set('dc', this.datacenter);
    Object.entries(more).forEach(([name, value]) => address.searchParams.set(name, value));
    return address;
  }

  /** The same API, until another signal fires as well. */
  until(signal) {
    return new Api(this.datacenter, AbortSignal.any([this.signal, signal]));
  }

  async #fetch(path, more, options) {
    const headers = current() ? { 'X-Consul-Token': current() } : {};
    let response;
    try {
      response = await fetch(this.address(path, more), { cache: 'no-store', headers, ...options });
    } catch (failure) {
      if (!options.signal.aborted) tell(false);
      throw failure;
    }
    tell(true);
    if (!response.ok) throw new Refused(response.status, (await response.text()).trim(), indexOf(response));
    return response;
  }

  async #ask(path, more, signal) {
    const response = await this.#fetch(path, more, { signal });
    const raw = await response.text();
    return { body: raw ? parse(raw) : null, raw, index: indexOf(response) };
  }

  /** The JSON of a path. */
  async get(path) {
    return (await this.#ask(path, {}, this.signal)).body;
  }

  /** What is at a path, as it is. */
  async bytes(path) {
    return (await this.#fetch(path, {}, { signal: this.signal })).arrayBuffer();
  }

  /**
   * Changes something; answers the JSON that came back, or its text when it is none.
   *
   * @param body a string, bytes, or what becomes JSON; undefined for none
   */
  async send(method, path, body) {
    const raw = body === undefined || typeof body === 'string' || body instanceof Blob
      || body instanceof ArrayBuffer || ArrayBuffer.isView(body);
    const response = await this.#fetch(path, {}, {
      // What was begun is not taken back by leaving the page.
      method, body: raw ? body : JSON.stringify(body), signal: new AbortController().signal,
    });
    const words = await response.text();
    try {
      return parse(words);
    } catch {
      return words;
    }
  }

  /**
   * Calls back with the JSON of a path, now and at every change, until the page is left.
   * What the agent refuses goes to `refused`; it is asked again then.
   */
  async watch(path, show, refused = () => {}) {
    let index = 0;
    let before = null;
    let failures = 0;
    let pause = MIN_MILLIS;
    while (!this.signal.aborted) {
      await visible(this.signal);
      const began = performance.now();
      const stop = new AbortController();
      const hide = () => { if (document.hidden) stop.abort(); };
      const leave = () => stop.abort();
      document.addEventListener('visibilitychange', hide);
      this.signal.addEventListener('abort', leave);
      try {
        const answer = await this.#ask(path, index > 0 ? { index, wait: WAIT } : {}, stop.signal);
        if (this.signal.aborted) return;
        failures = 0;
        // An index may move without news; who is told so all the time asks less often.
        pause = answer.raw === before ? Math.min(2 * pause, POLL_MILLIS) : MIN_MILLIS;
        if (answer.raw !== before) {
          before = answer.raw;
          show(answer.body);
        }
        if (!isLive()) {
          index = 0;
          await untilRefresh(this.signal);
          continue;
        }
        const polled = !(answer.index > 0);
        index = polled || answer.index < index ? 0 : answer.index; // backwards: begin anew
        const rest = (polled ? POLL_MILLIS : pause) - (performance.now() - began);
        if (rest > 0) await sleep(rest, this.signal);
      } catch (failure) {
        if (this.signal.aborted) return;
        if (stop.signal.aborted) continue; // hidden: go on when it is seen again
        if (failure instanceof Refused) {
          before = null;
          refused(failure);
        }
        if (failure.status === 404 && failure.index > 0 && isLive()) { // waits until it is there
          index = failure.index < index ? 0 : failure.index;
          await sleep(MIN_MILLIS, this.signal);
          continue;
        }
        index = 0;
        const millis = RETRY_MILLIS[Math.min(failures++, RETRY_MILLIS.length - 1)];
        await sleep(millis * (0.75 + Math.random() / 2), this.signal);
      } finally {
        document.removeEventListener('visibilitychange', hide);
        this.signal.removeEventListener('abort', leave);
      }
    }
  }

  /** As watch, for paths that know no blocking queries, or whose news may wait a little. */
  async poll(path, show, refused = () => {}) {
    let before = null;
    while (!this.signal.aborted) {
      await visible(this.signal);
      try {
        const answer = await this.#ask(path, {}, this.signal);
        if (this.signal.aborted) return;
        if (answer.raw !== before) {
          before = answer.raw;
          show(answer.body);
        }
      } catch (failure) {
        if (this.signal.aborted) return;
        if (failure instanceof Refused) {
          before = null;
          refused(failure);
        }
      }
      await (isLive() ? sleep(POLL_MILLIS, this.signal) : untilRefresh(this.signal));
    }
  }
}
