package io.praetor.agent.internal.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** As much of msgpack as user events need, in its old form: texts and bytes are the same "raw". */
final class MsgpackWriter {

  private static final int FIX_RAW_MAX = 31;
  private static final int RAW_16_MAX = 0xFFFF;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A map of at most 15 entries. */
  MsgpackWriter map(int entries) {
    out.write(0x80 | entries);
    return this;
  }

  MsgpackWriter text(String value) {
    return raw(value.getBytes(StandardCharsets.UTF_8));
  }

  MsgpackWriter raw(byte[] value) {
    if (value.length <= FIX_RAW_MAX) {
      out.write(0xA0 | value.length);
    } else if (value.length <= RAW_16_MAX) {
      out.write(0xDA);
      out.write(value.length >>> 8);
      out.write(value.length);
    } else {
      throw new IllegalArgumentException("no event is as large as " + value.length + " bytes");
    }
    out.writeBytes(value);
    return this;
  }

  /** A number from 0 to 127. */
  MsgpackWriter number(int value) {
    out.write(value & 0x7F);
    return this;
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
