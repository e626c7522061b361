// Round-trip times from one node to the others: numbers, a map and tables.
import { distances, median, sample } from './distance.js';
import { html, nothing, svg } from './element.js';
import { note } from './parts.js';
import { language, text } from './text.js';

const MAX_DRAWN = 360;
const LISTED = 8; // of the nearest and farthest
const SIZE = 420;
const RADIUS = 178;
const RINGS = [1, 0.5, 0.2, 0.05]; // shares of the time at the edge

const exact = new Intl.NumberFormat(language, { minimumSignificantDigits: 2, maximumSignificantDigits: 3 });
const millis = (value) => `${exact.format(value)} ms`;

/** @param coordinates as of /v1/coordinate/nodes */
export function roundTrips(coordinates, name, link) {
  const all = distances(coordinates, name);
  if (!all?.length) return note(text.noCoordinates);
  const times = all.map((each) => each.millis);
  const words = text.rttSummary(millis(times[0]), millis(median(times)), millis(times.at(-1)), all.length);
  return html`
    <dl class="measures">
      <div><dt>${text.minimum}</dt><dd>${millis(times[0])}</dd></div>
      <div><dt>${text.median}</dt><dd>${millis(median(times))}</dd></div>
      <div><dt>${text.maximum}</dt><dd>${millis(times.at(-1))}</dd></div>
    </dl>
    <div class="split">
      <figure class="card map">${map(all, words)}
        <figcaption class="note">${text.mapHint}${all.length > MAX_DRAWN ? text.sampled(MAX_DRAWN, all.length) : nothing}</figcaption></figure>
      <div>
        ${table(text.nearest, all.slice(0, LISTED), link)}
        ${all.length > LISTED ? table(text.farthest, all.slice(LISTED).slice(-LISTED).reverse(), link) : nothing}
      </div>
    </div>`;
}

/**
 * The others around the node. Those in one direction are beside each other; the area, not the
 * radius, grows with the time, so that those nearby can be told apart.
 */
function map(all, words) {
  const centre = SIZE / 2;
  const edge = round(all.at(-1).millis || 1);
  const far = (time) => Math.sqrt(time / edge) * RADIUS;
  const drawn = [...sample(all, MAX_DRAWN)].sort((one, other) => one.angle - other.angle);
  const turn = (n) => (n / drawn.length) * 2 * Math.PI;
  const rings = RINGS.map((share) => share * edge);
  return svg`<svg viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-label=${words}>
    ${rings.map((ring) => svg`<circle class="ring" cx=${centre} cy=${centre} r=${far(ring)}></circle>`)}
    ${drawn.map((each, n) => svg`<circle class="far" r="3.4"
      cx=${centre + Math.cos(turn(n)) * far(each.millis)} cy=${centre - Math.sin(turn(n)) * far(each.millis)}
      ><title>${each.node}: ${millis(each.millis)}</title></circle>`)}
    ${rings.map((ring) => svg`<text x=${centre} y=${centre - far(ring) - 3} text-anchor="middle">${millis(ring)}</text>`)}
    <circle class="self" cx=${centre} cy=${centre} r="6"></circle></svg>`;
}

/** The next number that people like. */
function round(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 1.5, 2, 3, 5, 8, 10].find((each) => each * power >= value) * power;
}

function table(caption, rows, link) {
  return html`<table><caption>${caption}</caption>
    <thead><tr><th scope="col">${text.node}</th><th scope="col">${text.rtt}</th></tr></thead>
    <tbody>${rows.map((each) => html`<tr><td><a href=${link('nodes', each.node)}>${each.node}</a></td><td class="figure">${millis(each.millis)}</td></tr>`)}</tbody>
  </table>`;
}
