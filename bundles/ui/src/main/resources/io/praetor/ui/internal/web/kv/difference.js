// What differs between two texts, line by line: told by sign, word and colour.
import { Element, given, html, nothing, own } from '../core/element.js';
import { loading, note } from '../core/parts.js';
import { text } from '../text/kv.js';
import { hex, textOf } from '../core/bytes.js';

const AROUND = 3; // lines that are the same and shown for orientation
const MAX_LINES = 1_000; // that are shown
const MAX_EDITS = 4_000; // lines that may differ, before all counts as another text

/** Runs of `{sign, lines}` with sign `-`, `+`, ` ` or, for lines that are left out, `…`. */
export function runs(changes) {
  return changes.flatMap((change, n) => {
    const lines = change.value.split('\n');
    if (lines.at(-1) === '') lines.pop();
    if (change.added) return [{ sign: '+', lines }];
    if (change.removed) return [{ sign: '-', lines }];
    const head = n === 0 ? 0 : AROUND;
    const tail = n === changes.length - 1 ? 0 : AROUND;
    if (lines.length <= head + tail + 1) return [{ sign: ' ', lines }];
    return [
      { sign: ' ', lines: lines.slice(0, head) },
      { sign: '…', lines: [], count: lines.length - head - tail },
      { sign: ' ', lines: tail ? lines.slice(-tail) : [] },
    ];
  });
}

const readable = (bytes) => textOf(bytes) ?? hex(bytes);

/** `<praetor-difference>`: from `before` to `after`, both bytes. */
class Difference extends Element {
  static properties = { before: given, after: given, changes: own };

  #asked = 0;

  willUpdate(changed) {
    if (changed.has('before') || changed.has('after')) this.#compare();
  }

  async #compare() {
    const asked = ++this.#asked;
    const { diffLines } = await import('../library/diff/diff.js');
    if (asked !== this.#asked) return;
    const [before, after] = [readable(this.before), readable(this.after)];
    this.changes = diffLines(before, after, { maxEditLength: MAX_EDITS })
      ?? [{ value: before, removed: true }, { value: after, added: true }];
  }

  template() {
    if (!this.changes) return loading();
    if (!this.changes.some((change) => change.added || change.removed)) return note(text.noDifference);
    let left = MAX_LINES;
    const shown = runs(this.changes).map((run) => {
      if (run.sign === '…') return html`<div class="line skipped">${text.linesTheSame(run.count)}</div>`;
      const lines = run.lines.slice(0, Math.max(left, 0));
      left -= lines.length;
      const kind = { '+': 'added', '-': 'removed', ' ': '' }[run.sign];
      return lines.map((line) => html`<div class="line ${kind}"><span class="sign">${run.sign}</span
        ><span class="hidden">${kind ? `${text[kind]}: ` : nothing}</span>${line}</div>`);
    });
    return html`<div class="difference" role="group" aria-label=${text.difference} tabindex="0">${shown}</div>
      ${left <= 0 ? note(text.linesShown(MAX_LINES)) : nothing}`;
  }
}

customElements.define('praetor-difference', Difference);

export function difference(before, after) {
  return html`<praetor-difference .before=${before} .after=${after}></praetor-difference>`;
}
