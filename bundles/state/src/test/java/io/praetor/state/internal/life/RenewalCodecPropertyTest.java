package io.praetor.state.internal.life;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.state.internal.table.Schema;
import io.praetor.state.internal.wire.MalformedDataException;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RenewalCodecPropertyTest {

  @Property(tries = 300)
  void shouldBringBackQuestions(
      @ForAll @IntRange(max = 127) int table, @ForAll @Size(max = 300) byte[] key)
      throws MalformedDataException {
    RowPlace place = new RowPlace(table, key);
    assertEquals(place, RenewalCodec.question(RenewalCodec.question(place)));
  }

  @Example
  void shouldBringBackAnswers() throws MalformedDataException {
    for (Verdict verdict : Verdict.values()) {
      assertEquals(verdict, RenewalCodec.answer(RenewalCodec.answer(verdict)));
    }
  }

  /** Servers of several versions speak it. */
  @Example
  void shouldKeepItsFormat() {
    assertArrayEquals(
        new byte[] {1, 9, 'a', 'b'}, RenewalCodec.question(new RowPlace(9, new byte[] {'a', 'b'})));
    assertArrayEquals(new byte[] {1, 0}, RenewalCodec.answer(Verdict.GONE));
    assertArrayEquals(new byte[] {1, 1}, RenewalCodec.answer(Verdict.RENEWED));
    assertArrayEquals(new byte[] {1, 2}, RenewalCodec.answer(Verdict.NOT_LEADING));
  }

  @Property(tries = 2000)
  void shouldRefuseOrUnderstandAnyBytes(@ForAll @Size(max = 20) byte[] garbage) {
    attempt(garbage);
    if (garbage.length > 0) {
      garbage[0] = 1;
      attempt(garbage);
    }
  }

  @Example
  void shouldRefuseWhatIsCut() {
    byte[] question = RenewalCodec.question(new RowPlace(9, new byte[0]));
    byte[] answer = RenewalCodec.answer(Verdict.RENEWED);
    for (int length = 0; length < 2; length++) {
      byte[] shortQuestion = Arrays.copyOf(question, length);
      byte[] shortAnswer = Arrays.copyOf(answer, length);
      assertThrows(MalformedDataException.class, () -> RenewalCodec.question(shortQuestion));
      assertThrows(MalformedDataException.class, () -> RenewalCodec.answer(shortAnswer));
    }
  }

  @Example
  void shouldRefuseKeysThatCannotBe() {
    byte[] tooLong = RenewalCodec.question(new RowPlace(9, new byte[Schema.MAX_KEY_BYTES + 1]));
    assertThrows(MalformedDataException.class, () -> RenewalCodec.question(tooLong));
    assertThrows(MalformedDataException.class, () -> RenewalCodec.answer(new byte[] {1, 3}));
    assertThrows(MalformedDataException.class, () -> RenewalCodec.answer(new byte[] {1, 1, 1}));
  }

  private static void attempt(byte[] bytes) {
    try {
      assertTrue(RenewalCodec.question(bytes).key().length <= bytes.length);
    } catch (MalformedDataException e) {
      assertFalse(e.getMessage().isBlank());
    }
    try {
      assertNotNull(RenewalCodec.answer(bytes));
    } catch (MalformedDataException e) {
      assertFalse(e.getMessage().isBlank());
    }
  }
}
