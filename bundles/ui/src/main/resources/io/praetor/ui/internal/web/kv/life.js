// How long a key lives, as people and Go write it: 30s, 1h30m.

export const MIN_SECONDS = 1;
export const MAX_SECONDS = 24 * 3_600;

const WHOLE = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/;
const PART = /(\d+(?:\.\d+)?)(ms|s|m|h)/g;
const SECONDS = { ms: 0.001, s: 1, m: 60, h: 3_600 };

/** The seconds of a duration, null when it is none. */
export function seconds(words) {
  if (!WHOLE.test(words)) return null;
  return [...words.matchAll(PART)].reduce((sum, [, count, unit]) => sum + Number(count) * SECONDS[unit], 0);
}

/** Whether a key can live that long; '' is without end. */
export function isLife(words) {
  if (words === '') return true;
  const all = seconds(words);
  return all !== null && all >= MIN_SECONDS && all <= MAX_SECONDS;
}

/** The same as people write it: 3600s is 1h. */
export function readable(words) {
  const all = seconds(words);
  if (all === null || !Number.isInteger(all)) return words;
  return [[Math.floor(all / 3_600), 'h'], [Math.floor(all / 60) % 60, 'm'], [all % 60, 's']]
    .filter(([count]) => count).map((part) => part.join('')).join('');
}
