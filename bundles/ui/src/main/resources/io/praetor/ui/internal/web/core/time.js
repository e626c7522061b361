// Times as people say them.
import { language } from './text.js';

const SECOND = 1_000;
const UNITS = [['day', 86_400 * SECOND], ['hour', 3_600 * SECOND], ['minute', 60 * SECOND], ['second', SECOND]];

const relative = new Intl.RelativeTimeFormat(language, { numeric: 'always', style: 'short' });
const clock = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
const whole = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' });

/** "5 min. ago" */
export function ago(millis) {
  const [unit, size] = UNITS.find(([, each]) => Math.abs(millis) >= each) ?? UNITS.at(-1);
  return relative.format(-Math.floor(millis / size), unit);
}

/** The time of day. */
export const time = (date) => clock.format(date);

/** The same for milliseconds. */
export const clockTime = (millis) => clock.format(new Date(millis));

/** How long something took, in its largest unit: "5m". */
export function span(millis) {
  const [unit, size] = UNITS.find(([, each]) => Math.abs(millis) >= each) ?? UNITS.at(-1);
  return `${Math.round(millis / size)}${unit[0]}`;
}

/** Date and time. */
export const dateTime = (date) => whole.format(date);

/** What Go calls a duration in nanoseconds, "1m30s". */
export function duration(nanos) {
  const seconds = Math.round(nanos / 1e9);
  const parts = [[Math.floor(seconds / 3_600), 'h'], [Math.floor(seconds / 60) % 60, 'm'], [seconds % 60, 's']];
  return parts.filter(([count]) => count).map((part) => part.join('')).join('') || '0s';
}
