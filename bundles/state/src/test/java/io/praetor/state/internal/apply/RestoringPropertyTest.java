package io.praetor.state.internal.apply;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.state.internal.apply.Restoring.Commit;
import io.praetor.state.internal.apply.Restoring.Drop;
import io.praetor.state.internal.apply.Restoring.Part;
import io.praetor.state.internal.wire.MalformedDataException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RestoringPropertyTest {

  @Property(tries = 300)
  void shouldComeBack(
      @ForAll @AlphaChars String restore,
      @ForAll @IntRange int number,
      @ForAll @Size(max = 100) byte[] bytes,
      @ForAll @IntRange int parts,
      @ForAll long sum)
      throws MalformedDataException {
    Part part = assertInstanceOf(Part.class, decode(new Part(restore, number, bytes).encode()));
    assertEquals(restore, part.restore());
    assertEquals(number, part.number());
    assertArrayEquals(bytes, part.bytes());
    Commit commit = new Commit(restore, parts, sum);
    assertEquals(commit, decode(commit.encode()));
    assertEquals(new Drop(restore), decode(new Drop(restore).encode()));
  }

  /** These bytes are in logs. */
  @Example
  void shouldKeepItsFormat() {
    assertEquals("010001720209", hex(new Part("r", 2, new byte[] {9})));
    assertEquals("0101017203ac02", hex(new Commit("r", 3, 300)));
    assertEquals("01020172", hex(new Drop("r")));
  }

  @Property(tries = 2000)
  void shouldRefuseOrUnderstandAnyBytes(
      @ForAll @IntRange(max = 3) int kind, @ForAll @Size(max = 60) byte[] garbage) {
    attempt(garbage);
    if (garbage.length > 1) {
      garbage[0] = 1;
      garbage[1] = (byte) kind;
      attempt(garbage);
    }
  }

  @Example
  void shouldRefuseWhatIsCutAnywhere() {
    for (Restoring step :
        List.of(new Part("abc", 300, new byte[0]), new Commit("abc", 300, 300), new Drop("abc"))) {
      byte[] whole = step.encode();
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThrows(MalformedDataException.class, () -> decode(cut));
      }
    }
  }

  @Example
  void shouldRefuseAPieceThatIsTooLarge() throws MalformedDataException {
    assertNotNull(decode(new Part("r", 0, new byte[Restoring.MAX_PART_BYTES]).encode()));
    byte[] tooLarge = new Part("r", 0, new byte[Restoring.MAX_PART_BYTES + 1]).encode();
    assertThrows(MalformedDataException.class, () -> decode(tooLarge));
  }

  private static String hex(Restoring step) {
    return HexFormat.of().formatHex(step.encode());
  }

  private static Restoring decode(byte[] bytes) throws MalformedDataException {
    return Restoring.decode(ByteBuffer.wrap(bytes));
  }

  private static void attempt(byte[] bytes) {
    try {
      assertNotNull(decode(bytes).restore());
    } catch (MalformedDataException e) {
      assertFalse(e.getMessage().isBlank());
    }
  }
}
