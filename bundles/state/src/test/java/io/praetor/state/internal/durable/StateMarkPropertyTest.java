package io.praetor.state.internal.durable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.raft.LogPosition;
import io.praetor.state.internal.table.Schema;
import io.praetor.state.internal.wire.MalformedDataException;
import io.praetor.state.internal.wire.WireWriter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class StateMarkPropertyTest {

  private static final Schema SCHEMA = Schema.current();

  @Property
  void shouldComeBackAndNotHalf(
      @ForAll @LongRange(min = 0) long term,
      @ForAll @LongRange(min = -1, max = Long.MAX_VALUE - 1) long index,
      @ForAll long stateIndex,
      @ForAll long entries,
      @ForAll long tombstones)
      throws MalformedDataException {
    Map<Integer, Long> tables = new HashMap<>();
    SCHEMA.tables().forEach(table -> tables.put(table.number(), entries + table.number()));
    tables.put(2, tombstones);
    StateMark mark = new StateMark(new LogPosition(term, index), stateIndex, tables);
    byte[] bytes = mark.encode(SCHEMA);
    assertEquals(mark, StateMark.decode(bytes, SCHEMA));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(MalformedDataException.class, () -> StateMark.decode(cut, SCHEMA));
    }
  }

  @Property(tries = 2000)
  void shouldRefuseOrUnderstandAnyBytes(@ForAll @Size(max = 60) byte[] garbage) {
    try {
      StateMark.decode(garbage, SCHEMA);
    } catch (MalformedDataException e) {
      assertEquals(false, e.getMessage().isBlank());
    }
  }

  @Example
  void shouldRefuseATableOfANewerVersion() {
    byte[] newer =
        new WireWriter(32)
            .octet(1)
            .number(1)
            .number(1)
            .number(1)
            .number(1)
            .number(77)
            .text("wonders")
            .number(1)
            .toBytes();
    MalformedDataException refusal =
        assertThrows(MalformedDataException.class, () -> StateMark.decode(newer, SCHEMA));
    assertEquals(true, refusal.getMessage().contains("wonders"));
  }
}
