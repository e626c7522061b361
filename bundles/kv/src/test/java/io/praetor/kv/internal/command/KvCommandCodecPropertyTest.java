package io.praetor.kv.internal.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class KvCommandCodecPropertyTest {

  @Property(tries = 300)
  void shouldReadWhatItWrote(
      @ForAll KvOperation operation,
      @ForAll String key,
      @ForAll byte[] value,
      @ForAll long flags,
      @ForAll long index,
      @ForAll String session) {
    // A lone surrogate is no text and cannot come out of a decoded path.
    String cleanKey = key.replaceAll("\\p{Cs}", "");
    String cleanSession = session.replaceAll("\\p{Cs}", "");
    KvCommand command = new KvCommand(operation, cleanKey, value, flags, index, cleanSession);
    KvCommand read = KvCommandCodec.decode(ByteBuffer.wrap(KvCommandCodec.encode(command)));
    assertEquals(operation, read.operation());
    assertEquals(cleanKey, read.key());
    assertEquals(cleanSession, read.session());
    assertEquals(flags, read.flags());
    assertEquals(index, read.index());
    assertArrayEquals(value, read.value());
  }

  @Property(tries = 1_000)
  void shouldSurviveGarbage(@ForAll @Size(max = 64) byte[] garbage) {
    decodeOrRefuse(garbage);
    byte[] plausible = garbage.clone();
    if (plausible.length > 1) {
      plausible[0] = 1;
      plausible[1] = (byte) (1 + (plausible[1] & 7));
    }
    decodeOrRefuse(plausible);
  }

  @Property(tries = 50)
  void shouldRefuseEveryTruncationOfTheHead(@ForAll @Size(min = 1, max = 20) byte[] value) {
    byte[] whole = KvCommandCodec.encode(KvCommand.lock("key/\u00fc", value, -1, "session"));
    for (int length = 0; length < whole.length - value.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThrows(
          MalformedCommandException.class, () -> KvCommandCodec.decode(ByteBuffer.wrap(part)));
    }
  }

  private static void decodeOrRefuse(byte[] bytes) {
    try {
      KvCommandCodec.decode(ByteBuffer.wrap(bytes));
    } catch (MalformedCommandException e) {
      assertEquals(MalformedCommandException.class, e.getClass());
    }
  }
}
