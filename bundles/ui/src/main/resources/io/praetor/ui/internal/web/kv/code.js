// Text with the colours of its format.
import { Element, given, html, own } from '../core/element.js';
import { isValid } from './json.js';

export const FORMATS = ['text', 'json', 'yaml'];

const MAX_COLOURED = 60_000; // characters; longer texts are shown as they are
const LANGUAGES = ['json', 'yaml'];
const YAML = /^(---\s*$|[\w."'/-]+:(\s|$)|\s*- \S)/m;

/** What a text most likely is. */
export function formatOf(words, key = '') {
  if (/\.ya?ml$/i.test(key)) return 'yaml';
  if (/\.json$/i.test(key)) return 'json';
  const begin = words.trimStart();
  if (/^[{[]/.test(begin) && (isValid(words) || /^(\{\s*"|\[\s*["{[\d])/.test(begin))) return 'json';
  return words.includes('\n') && YAML.test(words) && !/[{};]\s*$/m.test(words) ? 'yaml' : 'text';
}

let loaded = null;

/** Loads what finds the tokens; resolves with null when that cannot be. */
function prism() {
  loaded ??= (async () => {
    globalThis.Prism = { manual: true, disableWorkerMessageHandler: true };
    for (const part of ['core', ...LANGUAGES]) await script(`library/prism/prism-${part}.min.js`);
    return globalThis.Prism;
  })().catch(() => null);
  return loaded;
}

function script(address) {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.src = address;
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });
}

/** `<praetor-code>`: `words` in the colours of `format`. */
class Code extends Element {
  static properties = { words: given, format: given, prism: own };

  constructor() {
    super();
    this.words = '';
    this.format = 'text';
    this.prism = null;
  }

  willUpdate() {
    if (!this.prism && LANGUAGES.includes(this.format)) prism().then((ready) => { this.prism = ready; });
  }

  template() {
    const grammar = this.words.length <= MAX_COLOURED ? this.prism?.languages?.[this.format] : null;
    return grammar ? this.prism.tokenize(this.words, grammar).map(token) : this.words;
  }
}

function token(one) {
  if (typeof one === 'string') return one;
  const inside = Array.isArray(one.content) ? one.content.map(token) : typeof one.content === 'string' ? one.content : token(one.content);
  return html`<span class="token ${one.type}">${inside}</span>`;
}

customElements.define('praetor-code', Code);

export function code(words, format) {
  return html`<praetor-code .words=${words} .format=${format}></praetor-code>`;
}
