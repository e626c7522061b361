// JSON as people write it: where it is wrong, and the same in good order. Numbers and names stay as
// they are written, since reading and writing them again could change them.

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\r\n]*/y;

export function isValid(words) {
  try {
    JSON.parse(words);
    return true;
  } catch {
    return false;
  }
}

/** Where a text stops being JSON: `{at, line, column}`, or null when it is JSON to the end. */
export function faultOf(words) {
  if (isValid(words)) return null;
  const at = Math.min(new Scan(words).end(), words.length);
  const before = words.slice(0, at).split('\n');
  return { at, line: before.length, column: before.at(-1).length + 1 };
}

/** Walks through a text as far as it is JSON. */
class Scan {
  constructor(words) {
    this.words = words;
    this.at = 0;
  }

  #take(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.words);
    if (!found) return false;
    this.at += found[0].length;
    return true;
  }

  #is(character) {
    this.#take(SPACE);
    if (this.words[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  /** The first place that is wrong. */
  end() {
    const open = []; // the brackets that are to come
    let wanted = 'value';
    for (;;) {
      this.#take(SPACE);
      if (wanted === 'value') {
        if (this.#is('{')) {
          open.push('}');
          wanted = this.#is('}') ? this.#closed(open) : 'name';
        } else if (this.#is('[')) {
          open.push(']');
          wanted = this.#is(']') ? this.#closed(open) : 'value';
        } else if (this.#take(STRING) || this.#take(NUMBER) || this.#take(WORD)) {
          wanted = 'more';
        } else {
          return this.at;
        }
      } else if (wanted === 'name') {
        if (!this.#take(STRING) || !this.#is(':')) return this.at;
        wanted = 'value';
      } else if (open.length && this.#is(',')) {
        wanted = open.at(-1) === '}' ? 'name' : 'value';
      } else if (open.length && this.#is(open.at(-1))) {
        wanted = this.#closed(open);
      } else {
        return this.at;
      }
    }
  }

  #closed(open) {
    open.pop();
    return 'more';
  }
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** The same JSON with a line for each member. */
export function pretty(words) {
  const tokens = words.match(TOKEN) ?? [];
  const out = [];
  let depth = 0;
  const line = () => `\n${'  '.repeat(depth)}`;
  tokens.forEach((token, n) => {
    const before = tokens[n - 1];
    if (token === '}' || token === ']') {
      depth -= 1;
      out.push(before === '{' || before === '[' ? token : line() + token);
    } else if (token === ',') {
      out.push(token);
    } else if (token === ':') {
      out.push(': ');
    } else {
      out.push(before === '{' || before === '[' || before === ',' ? line() + token : token);
      if (token === '{' || token === '[') depth += 1;
    }
  });
  return out.join('');
}
