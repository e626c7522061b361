package io.praetor.snapshot.internal.archive;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** Makes a {@code state.bin} by hand. */
public final class StateBytes {

  private final Map<Integer, String> tables = new TreeMap<>();
  private final ByteArrayOutputStream rows = new ByteArrayOutputStream();

  public StateBytes table(int number, String name) {
    tables.put(number, name);
    return this;
  }

  public StateBytes row(int table, String key, byte[] value) {
    byte[] text = key.getBytes(StandardCharsets.UTF_8);
    byte[] stored = new byte[text.length + 1];
    stored[0] = (byte) table;
    System.arraycopy(text, 0, stored, 1, text.length);
    block(rows, stored);
    block(rows, value);
    return this;
  }

  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("PRAETORS".getBytes(StandardCharsets.US_ASCII));
    out.write(1);
    block(out, mark());
    out.writeBytes(rows.toByteArray());
    block(out, new byte[0]);
    CRC32C sum = new CRC32C();
    sum.update(out.toByteArray());
    number(out, (int) sum.getValue());
    return out.toByteArray();
  }

  /** Term 3, log index 299, state index 40. */
  private byte[] mark() {
    ByteArrayOutputStream mark = new ByteArrayOutputStream();
    mark.writeBytes(new byte[] {1, 3, (byte) 0xac, 2, 40, (byte) tables.size()});
    tables.forEach(
        (number, name) -> {
          mark.write(number);
          mark.write(name.length());
          mark.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
          mark.write(7);
        });
    return mark.toByteArray();
  }

  private static void block(ByteArrayOutputStream out, byte[] bytes) {
    number(out, bytes.length);
    out.writeBytes(bytes);
  }

  private static void number(ByteArrayOutputStream out, int value) {
    try {
      new DataOutputStream(out).writeInt(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
