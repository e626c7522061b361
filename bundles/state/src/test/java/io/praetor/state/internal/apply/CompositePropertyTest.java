package io.praetor.state.internal.apply;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.state.Commands;
import io.praetor.state.internal.wire.MalformedDataException;
import io.praetor.state.internal.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CompositePropertyTest {

  @Property(tries = 300)
  void shouldBringBackOperations(
      @ForAll @Size(max = 20) List<@Size(max = 300) byte[]> payloads,
      @ForAll @IntRange(min = 8) int number)
      throws MalformedDataException {
    int[] numbers = new int[payloads.size()];
    Arrays.fill(numbers, number);
    List<Command> decoded = decode(CompositeTest.payload(payloads.toArray(byte[][]::new), numbers));
    assertEquals(payloads.size(), decoded.size());
    for (int i = 0; i < decoded.size(); i++) {
      assertEquals(number, decoded.get(i).number());
      byte[] payload = new byte[decoded.get(i).payload().remaining()];
      decoded.get(i).payload().get(payload);
      assertArrayEquals(payloads.get(i), payload);
    }
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
        CompositeTest.payload(
            new byte[][] {{1, 2, 3}, {}, new byte[200]},
            Commands.KV_OPERATION,
            Commands.CATALOG_OPERATION,
            Commands.SESSION_OPERATION);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(MalformedDataException.class, () -> decode(cut));
    }
  }

  @Example
  void shouldRefuseMoreThanItsBound() {
    int[] numbers = new int[Composite.MAX_OPERATIONS + 1];
    Arrays.fill(numbers, Commands.KV_OPERATION);
    byte[][] payloads = new byte[numbers.length][0];
    byte[] tooMany = CompositeTest.payload(payloads, numbers);
    assertThrows(MalformedDataException.class, () -> decode(tooMany));
    byte[] lie = new WireWriter(16).octet(1).number(Composite.MAX_OPERATIONS).toBytes();
    assertThrows(MalformedDataException.class, () -> decode(lie));
  }

  private static List<Command> decode(byte[] bytes) throws MalformedDataException {
    return Composite.decode(ByteBuffer.wrap(bytes));
  }

  private static void attempt(byte[] bytes) {
    try {
      assertTrue(decode(bytes).size() <= bytes.length);
    } catch (MalformedDataException e) {
      assertFalse(e.getMessage().isBlank());
    }
  }
}
