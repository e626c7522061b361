package io.praetor.kv.internal.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
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
      @ForAll String session,
      @ForAll long life,
      @ForAll long version,
      @ForAll boolean limited) {
    // A lone surrogate is no text and cannot come out of a decoded path.
    String cleanKey = key.replaceAll("\\p{Cs}", "");
    String cleanSession = session.replaceAll("\\p{Cs}", "");
    KvLimits limits = limited ? new KvLimits(index, flags, life, version) : null;
    KvCommand command =
        new KvCommand(
            operation, cleanKey, value, flags, index, cleanSession, life, version, limits);
    KvCommand read = KvCommandCodec.decode(ByteBuffer.wrap(KvCommandCodec.encode(command)));
    assertArrayEquals(value, read.value());
    assertEquals(
        command,
        new KvCommand(
            read.operation(),
            read.key(),
            value,
            read.flags(),
            read.index(),
            read.session(),
            read.lifeMillis(),
            read.version(),
            read.limits()));
  }

  @Property(tries = 300)
  void shouldReadLogsOfTheFirstVersion(
      @ForAll KvOperation operation, @ForAll byte[] value, @ForAll long flags, @ForAll long index) {
    ByteBuffer old = ByteBuffer.allocate(100 + value.length);
    old.put((byte) 1).put(operation.code());
    Fields.putNumber(old, flags);
    Fields.putNumber(old, index);
    Fields.putBytes(old, new byte[] {'s'});
    Fields.putBytes(old, new byte[] {'k', '/', 'e', 'y'});
    old.put(value).flip();
    KvCommand read = KvCommandCodec.decode(old);
    assertEquals(operation, read.operation());
    assertEquals("k/ey", read.key());
    assertEquals("s", read.session());
    assertEquals(flags, read.flags());
    assertEquals(index, read.index());
    assertEquals(0, read.lifeMillis());
    assertNull(read.limits());
    assertArrayEquals(value, read.value());
  }

  @Property(tries = 1_000)
  void shouldSurviveGarbage(@ForAll @Size(max = 64) byte[] garbage) {
    decodeOrRefuse(garbage);
    for (byte version = 1; version <= 2; version++) {
      byte[] plausible = garbage.clone();
      if (plausible.length > 1) {
        plausible[0] = version;
        plausible[1] = (byte) (1 + (plausible[1] & 7));
      }
      decodeOrRefuse(plausible);
    }
  }

  @Property(tries = 50)
  void shouldRefuseEveryTruncationOfTheHead(@ForAll @Size(min = 1, max = 20) byte[] value) {
    byte[] whole =
        KvCommandCodec.encode(
            KvCommand.lock("key/\u00fc", value, -1, "session")
                .living(1_000)
                .within(new KvLimits(1, 2, 3, -4)));
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
