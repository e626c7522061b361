package io.praetor.state.internal.apply;

import io.praetor.state.internal.wire.MalformedDataException;
import io.praetor.state.internal.wire.WireReader;
import io.praetor.state.internal.wire.WireWriter;
import java.nio.ByteBuffer;

/**
 * A command as it stands in the log: its number, then what is its handler's.
 *
 * @param number one of {@link io.praetor.api.state.Commands}, or one that a newer server knows
 */
public record Command(int number, ByteBuffer payload) {

  private static final int MAX_NUMBER_BYTES = 5;

  public static byte[] encode(int number, byte[] payload) {
    return new WireWriter(payload.length + MAX_NUMBER_BYTES).number(number).rest(payload).toBytes();
  }

  static Command decode(byte[] bytes) throws MalformedDataException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int number = new WireReader(in).count(Integer.MAX_VALUE);
    return new Command(number, in.slice());
  }
}
