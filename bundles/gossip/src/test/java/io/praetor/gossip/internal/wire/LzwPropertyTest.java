package io.praetor.gossip.internal.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LzwPropertyTest {

  private static final int MAX_BYTES = 1024 * 1024;

  @Property
  void shouldReadBackEverything(@ForAll @Size(max = 3_000) byte[] bytes)
      throws MalformedMessageException {
    assertArrayEquals(bytes, LzwDecoder.decode(LzwEncoder.encode(bytes), MAX_BYTES));
  }

  /** Few different bytes make long codes, many make the table overflow soon. */
  @Property(tries = 100)
  void shouldReadBackLongText(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 256) int alphabet,
      @ForAll @IntRange(max = 60_000) int length)
      throws MalformedMessageException {
    Random random = new Random(seed);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.nextInt(alphabet);
    }

    assertArrayEquals(bytes, LzwDecoder.decode(LzwEncoder.encode(bytes), MAX_BYTES));
  }

  @Property(tries = 100)
  void shouldRefuseEveryTruncation(@ForAll @Size(max = 200) byte[] bytes) {
    byte[] packed = LzwEncoder.encode(bytes);
    for (int length = 0; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      assertThrows(MalformedMessageException.class, () -> LzwDecoder.decode(cut, MAX_BYTES));
    }
  }

  @Property
  void shouldMakeNothingButBytesOrARefusalOfGarbage(@ForAll @Size(max = 5_000) byte[] garbage) {
    try {
      byte[] bytes = LzwDecoder.decode(garbage, MAX_BYTES);
      assertTrue(bytes.length <= MAX_BYTES);
    } catch (MalformedMessageException e) {
      assertTrue(e.getMessage().startsWith("compressed") || e.getMessage().startsWith("decomp"));
    }
  }

  @Example
  void shouldStopABomb() throws MalformedMessageException {
    byte[] bomb = LzwEncoder.encode(new byte[MAX_BYTES]);

    assertTrue(bomb.length < 3_000);
    assertEquals(MAX_BYTES, LzwDecoder.decode(bomb, MAX_BYTES).length);
    assertThrows(MalformedMessageException.class, () -> LzwDecoder.decode(bomb, MAX_BYTES - 1));
  }
}
