package io.praetor.state.internal.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.catalog.ConfigEntryRow;
import io.praetor.api.catalog.PreparedQueryRow;
import io.praetor.api.state.Row;
import io.praetor.state.internal.wire.MalformedDataException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;

class ConfigSchemaPropertyTest {

  private static final byte[] NO_KEY = {};
  private static final RowCodec<ConfigEntryRow> ENTRIES = ConfigSchema.entries(17).codec();
  private static final RowCodec<PreparedQueryRow> QUERIES = ConfigSchema.queries(18, 148).codec();

  @Property(tries = 200)
  void shouldBringBackRows(
      @ForAll @AlphaChars String text,
      @ForAll @Size(max = 5) List<@AlphaChars String> texts,
      @ForAll @Size(max = 3) Map<@AlphaChars String, @AlphaChars String> pairs,
      @ForAll int number,
      @ForAll boolean flag,
      @ForAll long index)
      throws MalformedDataException {
    shouldComeBack(ENTRIES, new ConfigEntryRow(text, "n", "{" + text + "}", index, index + 1));
    shouldComeBack(QUERIES, query(text, texts, pairs, number, flag, index));
  }

  @Property(tries = 1000)
  void shouldRefuseOrUnderstandAnyBytes(@ForAll @Size(max = 60) byte[] garbage) {
    if (garbage.length > 0) {
      garbage[0] = 1;
    }
    for (RowCodec<?> codec : List.of(ENTRIES, QUERIES)) {
      try {
        codec.decode(NO_KEY, garbage);
      } catch (MalformedDataException e) {
        assertFalse(e.getMessage().isBlank());
      }
    }
  }

  @Example
  void shouldRefuseWhatIsCutAnywhere() {
    byte[] whole = QUERIES.encode(query("a", List.of("b"), Map.of("c", "d"), 300, true, 5));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(MalformedDataException.class, () -> QUERIES.decode(NO_KEY, cut));
    }
  }

  private static PreparedQueryRow query(
      String text,
      List<String> texts,
      Map<String, String> pairs,
      int number,
      boolean flag,
      long index) {
    return new PreparedQueryRow(
        text, "n", "s", text, "t", text, flag, "v", number, texts, !flag, texts, "w", texts, pairs,
        pairs, flag, text, index, index + 1);
  }

  private static <R extends Row> void shouldComeBack(RowCodec<R> codec, R row)
      throws MalformedDataException {
    assertEquals(row, codec.decode(NO_KEY, codec.encode(row)));
  }
}
