package io.praetor.gossip.internal.serf;

import io.praetor.api.gossip.Coordinate;
import io.praetor.gossip.internal.wire.MalformedMessageException;
import io.praetor.gossip.internal.wire.MsgpackReader;
import io.praetor.gossip.internal.wire.MsgpackStruct;
import io.praetor.gossip.internal.wire.MsgpackWriter;
import java.util.ArrayList;
import java.util.List;

/** What an acknowledgement carries: a version, then the place of the node in the network. */
final class CoordinateCodec {

  private static final int VERSION = 1;

  private CoordinateCodec() {}

  static byte[] encode(Coordinate coordinate) {
    MsgpackWriter out = new MsgpackWriter().plain(VERSION).map(4);
    out.string("Vec").array(coordinate.vector().size());
    coordinate.vector().forEach(out::real);
    out.string("Error").real(coordinate.error());
    out.string("Adjustment").real(coordinate.adjustment());
    out.string("Height").real(coordinate.height());
    return out.toByteArray();
  }

  static Coordinate decode(byte[] payload) throws MalformedMessageException {
    if (payload.length == 0 || payload[0] != VERSION) {
      throw new MalformedMessageException("acknowledgement of an unknown version");
    }
    MsgpackStruct fields = new MsgpackReader(payload, 1, payload.length).struct();
    List<Double> vector = new ArrayList<>();
    if (fields.has("Vec")) {
      MsgpackReader in = fields.reader("Vec");
      for (int left = in.array(); left > 0; left--) {
        vector.add(in.real());
      }
    }
    return new Coordinate(
        vector, fields.real("Error"), fields.real("Adjustment"), fields.real("Height"));
  }
}
