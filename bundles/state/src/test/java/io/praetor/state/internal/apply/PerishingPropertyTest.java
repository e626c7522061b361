package io.praetor.state.internal.apply;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.state.internal.apply.Perishing.Over;
import io.praetor.state.internal.wire.MalformedDataException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class PerishingPropertyTest {

  @Property(tries = 300)
  void shouldComeBack(
      @ForAll long term,
      @ForAll long seen,
      @ForAll @Size(max = 20) List<@Size(max = 40) byte[]> keys,
      @ForAll long index)
      throws MalformedDataException {
    List<Over> rows = new ArrayList<>();
    keys.forEach(key -> rows.add(new Over(rows.size() + 9, key, index + rows.size())));
    Perishing decoded = decode(new Perishing(term, seen, rows).encode());
    assertEquals(term, decoded.term());
    assertEquals(seen, decoded.seen());
    assertEquals(rows.size(), decoded.rows().size());
    for (int i = 0; i < rows.size(); i++) {
      assertEquals(rows.get(i).table(), decoded.rows().get(i).table());
      assertArrayEquals(rows.get(i).key(), decoded.rows().get(i).key());
      assertEquals(rows.get(i).modifyIndex(), decoded.rows().get(i).modifyIndex());
    }
  }

  /** These bytes are in logs. */
  @Example
  void shouldKeepItsFormat() {
    Perishing one = new Perishing(3, 300, List.of(new Over(11, new byte[] {'k', 'y'}, 200)));
    assertEquals("0103ac02010b026b79c801", HexFormat.of().formatHex(one.encode()));
  }

  @Property(tries = 2000)
  void shouldRefuseOrUnderstandAnyBytes(@ForAll @Size(max = 60) byte[] garbage) {
    attempt(garbage);
    if (garbage.length > 0) {
      garbage[0] = 1;
      attempt(garbage);
    }
  }

  @Example
  void shouldRefuseWhatIsCutAnywhere() {
    byte[] whole =
        new Perishing(3, 300, List.of(new Over(9, new byte[300], 5), new Over(11, new byte[2], 7)))
            .encode();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(MalformedDataException.class, () -> decode(cut));
    }
  }

  @Example
  void shouldRefuseMoreThanItsBound() throws MalformedDataException {
    Over row = new Over(9, new byte[1], 5);
    byte[] most = new Perishing(1, 1, Collections.nCopies(Perishing.MAX_ROWS, row)).encode();
    assertEquals(Perishing.MAX_ROWS, decode(most).rows().size());
    byte[] more = new Perishing(1, 1, Collections.nCopies(Perishing.MAX_ROWS + 1, row)).encode();
    assertThrows(MalformedDataException.class, () -> decode(more));
  }

  private static Perishing decode(byte[] bytes) throws MalformedDataException {
    return Perishing.decode(ByteBuffer.wrap(bytes));
  }

  private static void attempt(byte[] bytes) {
    try {
      assertTrue(decode(bytes).rows().size() <= bytes.length);
    } catch (MalformedDataException e) {
      assertFalse(e.getMessage().isBlank());
    }
  }
}
