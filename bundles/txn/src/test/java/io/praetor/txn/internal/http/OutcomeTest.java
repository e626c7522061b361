package io.praetor.txn.internal.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  @Test
  void shouldReadResultsInOrder() {
    Outcome outcome = Outcome.decode(hex("01 02 01 00 03 00 61 62"), 2);
    assertArrayEquals(hex("00"), outcome.results().get(0));
    assertArrayEquals(hex("00 61 62"), outcome.results().get(1));
    assertEquals(List.of(), outcome.refusals());
  }

  @Test
  void shouldReadRefusalsWithTheirPlaces() {
    Outcome outcome = Outcome.decode(hex("00 03 02 01 61 01 00 02 01 62"), 3);
    assertEquals(
        List.of(new Outcome.Refusal(0, "a"), new Outcome.Refusal(2, "b")), outcome.refusals());
  }

  @Test
  void shouldReadResultsOfMoreThanASmallLength() {
    byte[] bytes = Arrays.copyOf(hex("01 01 c8 01"), 204);
    assertEquals(200, Outcome.decode(bytes, 1).results().get(0).length);
  }

  @Test
  void shouldRefuseWhatMakesNoSense() {
    assertNonsense("", 0);
    assertNonsense("01", 0);
    assertNonsense("01 01 01 00", 2);
    assertNonsense("01 01 00", 1);
    assertNonsense("01 01 05 00", 1);
    assertNonsense("01 01 01 00 00", 1);
    assertNonsense("01 01 01 01", 1);
    assertNonsense("00 01 01 00", 1);
    assertNonsense("01 ff ff ff ff ff ff", 1);
  }

  @Property(tries = 2_000)
  void shouldReadOrRefuseAnyBytes(
      @ForAll @Size(max = 30) byte[] bytes, @ForAll @IntRange(max = 5) int steps) {
    byte[] plausible = bytes.clone();
    if (plausible.length > 1) {
      plausible[0] &= 1;
      plausible[1] = (byte) steps;
    }
    for (byte[] one : List.of(bytes, plausible)) {
      try {
        assertEquals(steps, Outcome.decode(one, steps).results().size());
      } catch (IllegalStateException e) {
        assertTrue(e.getMessage().startsWith("result of a transaction with "));
      }
    }
  }

  private static void assertNonsense(String bytes, int steps) {
    assertThrows(IllegalStateException.class, () -> Outcome.decode(hex(bytes), steps));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}
