package io.praetor.catalog.internal.prepared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.catalog.PreparedQueryRow;
import io.praetor.catalog.internal.command.MalformedCommandException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;

class QueryCommandPropertyTest {

  @Property(tries = 300)
  void shouldBringBackCommands(
      @ForAll @AlphaChars String text,
      @ForAll @Size(max = 4) Map<@AlphaChars String, @AlphaChars String> pairs,
      @ForAll @Size(max = 4) List<@AlphaChars String> texts,
      @ForAll int number,
      @ForAll boolean flag) {
    PreparedQueryRow query = query(text, pairs, texts, number, flag);
    same(new QueryCommand.Create(query));
    same(new QueryCommand.Update(query, text));
    same(new QueryCommand.Delete(text));
  }

  @Property(tries = 1000)
  void shouldRefuseOrUnderstandAnyBytes(@ForAll @Size(max = 60) byte[] garbage) {
    if (garbage.length > 1) {
      garbage[0] = 1;
      garbage[1] = (byte) (garbage[1] & 3);
    }
    try {
      decode(garbage);
    } catch (MalformedCommandException e) {
      assertFalse(e.getMessage().isBlank());
    }
  }

  @Example
  void shouldRefuseWhatIsCutAnywhere() {
    PreparedQueryRow query = query("a", Map.of("b", "c"), List.of("d"), 300, true);
    byte[] whole = new QueryCommand.Update(query, "e").encode();
    for (int length = 0; length <= whole.length + 1; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      if (length != whole.length) {
        assertThrows(MalformedCommandException.class, () -> decode(cut));
      }
    }
  }

  private static void same(QueryCommand command) {
    assertEquals(command, decode(command.encode()));
  }

  private static QueryCommand decode(byte[] bytes) {
    return QueryCommand.decode(ByteBuffer.wrap(bytes));
  }

  private static PreparedQueryRow query(
      String text, Map<String, String> pairs, List<String> texts, int number, boolean flag) {
    return new PreparedQueryRow(
        text, text, text, text, text, text, flag, text, number, texts, flag, texts, text, texts,
        pairs, pairs, flag, text, 0, 0);
  }
}
