package io.praetor.cli.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class HoldersPropertyTest {

  @Property
  void shouldReadWhatItWrote(@ForAll int limit, @ForAll Set<String> sessions) throws IOException {
    Holders holders = new Holders(limit, sessions);
    assertEquals(holders, Holders.decode(holders.encode(), 1));
  }

  @Property
  void shouldReadAnythingOrSayThatItCannot(
      @ForAll byte[] bytes, @ForAll @IntRange(max = 40) int length) {
    byte[] cut = Arrays.copyOf(new Holders(3, Set.of("a-session")).encode(), length);
    for (byte[] value : new byte[][] {bytes, cut}) {
      try {
        assertTrue(Holders.decode(value, 1).sessions().size() <= value.length);
      } catch (IOException malformed) {
        assertTrue(malformed.getMessage().startsWith("lock decoding failed: "));
      }
    }
  }
}
