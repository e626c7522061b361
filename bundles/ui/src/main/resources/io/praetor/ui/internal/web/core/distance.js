// How far nodes are from each other, by their network coordinates (Vivaldi, with heights and
// adjustments as in https://developer.hashicorp.com/consul/docs/architecture/coordinates).

const MILLIS = 1_000;

/** The round-trip time that two coordinates foretell, in milliseconds. */
export function distance(one, other) {
  const squares = one.Vec.reduce((sum, at, n) => sum + (at - other.Vec[n]) ** 2, 0);
  const raw = Math.sqrt(squares) + one.Height + other.Height;
  const adjusted = raw + one.Adjustment + other.Adjustment;
  return (adjusted > 0 ? adjusted : raw) * MILLIS;
}

/**
 * How far the other nodes are from one of them, the nearest first: `{ node, millis, angle }`.
 * Null when nothing is known of the node.
 */
export function distances(coordinates, name) {
  const here = coordinates.find((each) => each.Node.toLowerCase() === name.toLowerCase());
  if (!here) return null;
  const axes = widest(coordinates.map((each) => each.Coord.Vec));
  return coordinates
    .filter((each) => each.Segment === here.Segment && each.Node !== here.Node && each.Coord.Vec.length === here.Coord.Vec.length)
    .map((each) => ({
      node: each.Node,
      millis: distance(here.Coord, each.Coord),
      angle: Math.atan2(each.Coord.Vec[axes[1]] - here.Coord.Vec[axes[1]], each.Coord.Vec[axes[0]] - here.Coord.Vec[axes[0]]),
    }))
    .sort((one, other) => one.millis - other.millis);
}

/** The two directions in which the nodes differ most. */
function widest(vectors) {
  const spread = vectors[0].map((_, n) => {
    const along = vectors.map((each) => each[n] ?? 0);
    return along.reduce((most, at) => Math.max(most, at), -Infinity) - along.reduce((least, at) => Math.min(least, at), Infinity);
  });
  const order = spread.map((_, n) => n).sort((one, other) => spread[other] - spread[one]);
  return [Math.min(order[0], order[1] ?? 0), Math.max(order[0], order[1] ?? 0)];
}

/** The middle of what is sorted. */
export function median(sorted) {
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** At most so many of a list, evenly chosen, the first and last among them. */
export function sample(all, most) {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, n) => all[Math.round((n * (all.length - 1)) / (most - 1))]);
}
