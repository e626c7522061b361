package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CoordinateRow;
import io.praetor.api.gossip.Coordinate;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Coordinates of several nodes in one command. Binary form: version, number of coordinates, and for
 * each its node, segment, number of dimensions, dimensions, error, adjustment and height.
 *
 * @param rows their indexes mean nothing
 */
public record CoordinateBatch(List<CoordinateRow> rows) {

  /** Consul's batch: what one log entry should carry at most. */
  public static final int SIZE_MAX = 128;

  private static final int VERSION = 1;

  public CoordinateBatch {
    rows = List.copyOf(rows);
  }

  /** The command's payload. */
  public byte[] encode() {
    PayloadWriter out = new PayloadWriter().octet(VERSION).number(rows.size());
    for (CoordinateRow row : rows) {
      Coordinate coordinate = row.coordinate();
      out.text(row.node()).text(row.segment()).number(coordinate.vector().size());
      coordinate.vector().forEach(out::real);
      out.real(coordinate.error()).real(coordinate.adjustment()).real(coordinate.height());
    }
    return out.toBytes();
  }

  static CoordinateBatch decode(ByteBuffer payload) {
    PayloadReader in = new PayloadReader(payload);
    in.version(VERSION);
    int count = in.count();
    List<CoordinateRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(new CoordinateRow(in.text(), in.text(), coordinate(in), 0));
    }
    in.end();
    return new CoordinateBatch(rows);
  }

  private static Coordinate coordinate(PayloadReader in) {
    int dimensions = in.count();
    List<Double> vector = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      vector.add(in.real());
    }
    return new Coordinate(vector, in.real(), in.real(), in.real());
  }
}
