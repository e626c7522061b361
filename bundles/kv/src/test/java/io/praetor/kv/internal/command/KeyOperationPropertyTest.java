package io.praetor.kv.internal.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.kv.KvEntry;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class KeyOperationPropertyTest {

  @Property(tries = 300)
  void shouldReadWhatItWrote(
      @ForAll String verb,
      @ForAll String key,
      @ForAll byte[] value,
      @ForAll long flags,
      @ForAll long index,
      @ForAll String session) {
    KeyOperation operation =
        new KeyOperation(
            clean(verb),
            clean(key),
            value,
            flags,
            index,
            clean(session),
            new KvLimits(flags, 1, index, 2));
    KeyOperation read = KeyOperation.decode(ByteBuffer.wrap(operation.encode()));
    assertArrayEquals(value, read.value());
    assertEquals(
        operation,
        new KeyOperation(
            read.verb(),
            read.key(),
            value,
            read.flags(),
            read.index(),
            read.session(),
            read.limits()));
  }

  @Property(tries = 300)
  void shouldReadResults(
      @ForAll String key, @ForAll byte[] value, @ForAll long number, @ForAll String session) {
    KvEntry entry = new KvEntry(clean(key), value, number, 1, clean(session), number, 2);
    OperationResult read =
        OperationResult.decode(OperationResult.read(List.of(entry, entry)).encode());
    assertEquals(2, read.entries().size());
    KvEntry one = read.entries().get(1);
    assertArrayEquals(value, one.value());
    assertEquals(entry, new KvEntry(one.key(), value, number, 1, one.session(), number, 2));
    assertEquals(number, one.flags());
    assertEquals(
        clean(key), OperationResult.decode(OperationResult.refused(clean(key)).encode()).refusal());
  }

  @Property(tries = 1_000)
  void shouldSurviveGarbage(@ForAll @Size(max = 64) byte[] garbage) {
    decodeOrRefuse(garbage);
    if (garbage.length > 0) {
      garbage[0] = 1;
      decodeOrRefuse(garbage);
    }
  }

  @Property(tries = 50)
  void shouldRefuseEveryTruncationOfTheHead(@ForAll @Size(min = 1, max = 20) byte[] value) {
    byte[] whole =
        new KeyOperation("set", "key/\u00fc", value, -1, 7, "s", new KvLimits(1, 2, 3, 4)).encode();
    for (int length = 0; length < whole.length - value.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThrows(
          MalformedCommandException.class, () -> KeyOperation.decode(ByteBuffer.wrap(part)));
    }
  }

  private static void decodeOrRefuse(byte[] bytes) {
    try {
      KeyOperation.decode(ByteBuffer.wrap(bytes));
    } catch (MalformedCommandException e) {
      assertEquals(MalformedCommandException.class, e.getClass());
    }
  }

  /** A lone surrogate is no text. */
  private static String clean(String text) {
    return text.replaceAll("\\p{Cs}", "");
  }
}
