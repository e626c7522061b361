package io.praetor.connect.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.connect.CaConfigurationRow;
import io.praetor.api.connect.CaKeyRow;
import io.praetor.api.connect.CaRootRow;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.state.Commands;
import io.praetor.testkit.state.MemoryState;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;

class ConnectCommandCodecPropertyTest {

  @Property(tries = 200)
  void shouldBringBackCommands(@ForAll long expected, @ForAll @AlphaChars String text) {
    ConnectCommand.Change change = change(expected, text);
    assertEquals(change, decode(ConnectCommandCodec.encode(change)));
    ConnectCommand.Change nothing = new ConnectCommand.Change(expected, null, List.of(), null);
    assertEquals(nothing, decode(ConnectCommandCodec.encode(nothing)));
    ConnectCommand.Numbering numbering = new ConnectCommand.Numbering(expected);
    assertEquals(numbering, decode(ConnectCommandCodec.encode(numbering)));
  }

  @Property(tries = 500)
  void shouldRefuseOrUnderstandAnyBytes(@ForAll @Size(max = 80) byte[] bytes) {
    attempt(bytes);
    if (bytes.length > 1) {
      bytes[0] = 1;
      bytes[1] = (byte) (bytes[1] & 1);
      attempt(bytes);
    }
  }

  @Example
  void shouldRefuseWhatIsCutAnywhere() {
    byte[] whole = ConnectCommandCodec.encode(change(1, "a"));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(MalformedCommandException.class, () -> decode(cut));
    }
  }

  @Example
  void shouldTakeNoChangeThatWasMadeForAnotherState() {
    MemoryState state = new MemoryState(Map.of(Commands.CONNECT, new ConnectCommandHandler()));
    assertEquals(1, write(state, change(0, "a")).index());
    assertThrows(OperationFailedException.class, () -> write(state, change(0, "b")));
    assertEquals(3, write(state, change(1, "b")).index());
    AuthorityQuery.Found found = state.now(new AuthorityQuery()).value();
    assertEquals(List.of("b"), found.roots().stream().map(CaRootRow::id).toList());
    assertEquals("b", found.key().rootId());
    assertEquals(1, found.configuration().createIndex());
    assertEquals(3, found.configuration().modifyIndex());
  }

  @Example
  void shouldGiveEachNumberOnce() {
    MemoryState state = new MemoryState(Map.of(Commands.CONNECT, new ConnectCommandHandler()));
    assertEquals(2, write(state, new ConnectCommand.Numbering(2)).last());
    assertEquals(3, write(state, new ConnectCommand.Numbering(1)).last());
  }

  private static ConnectResult write(MemoryState state, ConnectCommand command) {
    return ConnectResult.of(
        state.write(Commands.CONNECT, ConnectCommandCodec.encode(command)).join());
  }

  private static ConnectCommand.Change change(long expected, String text) {
    return new ConnectCommand.Change(
        expected,
        new CaConfigurationRow(text, "consul", "{}", true, 0, 0),
        List.of(
            new CaRootRow(
                text, "n", 1, "k", text, 2, 3, text, List.of(text), true, "ec", 256, 4, 0, 0)),
        new CaKeyRow(text, text, text, 0));
  }

  private static void attempt(byte[] bytes) {
    try {
      decode(bytes);
    } catch (MalformedCommandException expected) {
      // its one exception
    }
  }

  private static ConnectCommand decode(byte[] bytes) {
    return ConnectCommandCodec.decode(ByteBuffer.wrap(bytes));
  }
}
