package io.praetor.raft.internal.control;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Writes the parts of a message: numbers in 8 bytes, big-endian; bytes, texts (UTF-8) and lists
 * behind their length or size in 4.
 */
public final class WireOut {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public WireOut octet(int value) {
    out.write(value);
    return this;
  }

  <E extends Enum<E>> WireOut choice(E[] all, E value) {
    return octet(Arrays.asList(all).indexOf(value));
  }

  public WireOut number(long value) {
    return raw(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  public WireOut bytes(byte[] value) {
    return size(value.length).raw(value);
  }

  public WireOut text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  <T> WireOut list(List<T> values, BiConsumer<WireOut, T> each) {
    size(values.size());
    values.forEach(value -> each.accept(this, value));
    return this;
  }

  public byte[] toBytes() {
    return out.toByteArray();
  }

  private WireOut size(int value) {
    return raw(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
  }

  private WireOut raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }
}
