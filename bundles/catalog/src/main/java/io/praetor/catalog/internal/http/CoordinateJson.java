package io.praetor.catalog.internal.http;

import io.praetor.api.catalog.CoordinateRow;
import io.praetor.api.gossip.Coordinate;
import io.praetor.spi.http.JsonWriter;

/** Coordinates as JSON, in the names and the order of Consul 1.10. */
final class CoordinateJson {

  private CoordinateJson() {}

  static void row(JsonWriter out, CoordinateRow row) {
    entry(out, row.node(), row.segment(), row.coordinate());
  }

  static void entry(JsonWriter out, String node, String segment, Coordinate coordinate) {
    out.beginObject();
    out.name("Node").value(node);
    out.name("Segment").value(segment);
    out.name("Coord").beginObject();
    out.name("Vec");
    CatalogJson.list(out, coordinate.vector(), value -> out.value((double) value));
    out.name("Error").value(coordinate.error());
    out.name("Adjustment").value(coordinate.adjustment());
    out.name("Height").value(coordinate.height());
    out.endObject().endObject();
  }
}
