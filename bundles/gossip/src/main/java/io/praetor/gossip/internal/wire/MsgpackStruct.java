package io.praetor.gossip.internal.wire;

import java.util.HashMap;
import java.util.Map;

/**
 * The fields of one structure. Only where they are is kept: what nobody asks for is never made, so
 * fields of newer members cost nothing. A field that is absent or nil is zero, empty or false.
 */
public final class MsgpackStruct {

  /** The longest structure, a query, has 11. */
  private static final int MAX_FIELDS = 64;

  private final MsgpackReader in;
  private final Map<String, Integer> positions;

  private MsgpackStruct(MsgpackReader in, Map<String, Integer> positions) {
    this.in = in;
    this.positions = positions;
  }

  static MsgpackStruct read(MsgpackReader in) throws MalformedMessageException {
    int count = in.map();
    if (count > MAX_FIELDS) {
      throw new MalformedMessageException("more than " + MAX_FIELDS + " fields");
    }
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < count; i++) {
      String name = in.string();
      positions.put(name, in.position());
      in.skip();
    }
    return new MsgpackStruct(in, positions);
  }

  public boolean has(String name) {
    return positions.containsKey(name);
  }

  public boolean bool(String name) throws MalformedMessageException {
    return has(name) && reader(name).bool();
  }

  /** Any whole number. */
  public long integer(String name) throws MalformedMessageException {
    return has(name) ? reader(name).integer() : 0;
  }

  /** A whole number from 0 to {@code max}. */
  public long integer(String name, long max) throws MalformedMessageException {
    return has(name) ? reader(name).integer(max) : 0;
  }

  public double real(String name) throws MalformedMessageException {
    return has(name) ? reader(name).real() : 0;
  }

  public String string(String name) throws MalformedMessageException {
    return has(name) ? reader(name).string() : "";
  }

  public byte[] raw(String name) throws MalformedMessageException {
    return has(name) ? reader(name).raw() : new byte[0];
  }

  /** Stands at the value of a field that is there; for maps, arrays and structures within. */
  public MsgpackReader reader(String name) {
    return in.at(positions.get(name));
  }
}
