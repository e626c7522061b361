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

/** Kinds of tokens by the colour that they have. */
const COLOURS = {
  property: 'name', key: 'name', atrule: 'name',
  string: 'string', scalar: 'string',
  number: 'literal', boolean: 'literal', null: 'literal', important: 'literal', datetime: 'literal',
  comment: 'quiet', punctuation: 'quiet', operator: 'quiet',
  tag: 'mark', directive: 'mark',
};

/** All that has a colour, in any element; the style sheet calls it `code-…`. Null in old browsers. */
const painted = globalThis.Highlight && CSS.highlights
  ? Object.fromEntries([...new Set(Object.values(COLOURS))].map((colour) => {
    const all = new Highlight();
    CSS.highlights.set(`code-${colour}`, all);
    return [colour, all];
  })) : null;

/** `<praetor-code>`: `words` in the colours of `format`; they stay one text, which is only painted. */
class Code extends Element {
  static properties = { words: given, format: given, prism: own };

  #ranges = []; // with their colours

  constructor() {
    super();
    this.words = '';
    this.format = 'text';
    this.prism = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.requestUpdate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#wipe();
  }

  willUpdate() {
    if (painted && !this.prism && LANGUAGES.includes(this.format)) prism().then((ready) => { this.prism = ready; });
  }

  template() {
    return this.words;
  }

  updated() {
    this.#wipe();
    const grammar = this.words.length <= MAX_COLOURED ? this.prism?.languages?.[this.format] : null;
    if (grammar && this.isConnected) this.#paint(this.prism.tokenize(this.words, grammar), 0);
  }

  #paint(tokens, from) {
    const node = [...this.childNodes].find((each) => each.nodeType === Node.TEXT_NODE);
    let at = from;
    tokens.forEach((token) => {
      const end = at + token.length;
      if (Array.isArray(token.content)) this.#paint(token.content, at);
      else if (COLOURS[token.type]) this.#add(node, at, end, COLOURS[token.type]);
      at = end;
    });
  }

  #add(node, from, to, colour) {
    const range = new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to });
    painted[colour].add(range);
    this.#ranges.push([colour, range]);
  }

  #wipe() {
    this.#ranges.forEach(([colour, range]) => painted[colour].delete(range));
    this.#ranges = [];
  }
}

customElements.define('praetor-code', Code);

export function code(words, format) {
  return html`<praetor-code .words=${words} .format=${format}></praetor-code>`;
}
