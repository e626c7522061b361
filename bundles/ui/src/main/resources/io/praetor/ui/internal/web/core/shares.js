// Shares of a whole as parts of a line.
import { svg } from './element.js';

/** @param counts how much of each state, in the order in which they are shown */
export function shares(counts) {
  const whole = Object.values(counts).reduce((sum, each) => sum + each, 0);
  let x = 0;
  return Object.entries(counts).filter(([, each]) => each > 0).map(([state, each]) => {
    const width = (each / whole) * 100;
    const part = svg`<rect class=${state} x=${x} y="0" width=${width} height="1"></rect>`;
    x += width;
    return part;
  });
}
