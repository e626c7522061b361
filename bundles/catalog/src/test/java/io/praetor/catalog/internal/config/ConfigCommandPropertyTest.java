package io.praetor.catalog.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.catalog.internal.command.MalformedCommandException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;

class ConfigCommandPropertyTest {

  @Property(tries = 300)
  void shouldBringBackCommands(
      @ForAll ConfigCommand.Operation operation,
      @ForAll @AlphaChars String text,
      @ForAll long index) {
    ConfigCommand command = new ConfigCommand(operation, text, "n", "{" + text + "}", index);
    assertEquals(command, decode(command.encode()));
  }

  @Property(tries = 1000)
  void shouldRefuseOrUnderstandAnyBytes(@ForAll @Size(max = 40) byte[] garbage) {
    if (garbage.length > 1) {
      garbage[0] = 1;
    }
    try {
      decode(garbage);
    } catch (MalformedCommandException e) {
      assertFalse(e.getMessage().isBlank());
    }
  }

  @Example
  void shouldRefuseWhatIsCutAnywhere() {
    byte[] whole = new ConfigCommand(ConfigCommand.Operation.SET_IF, "k", "n", "{}", 300).encode();
    for (int length = 0; length <= whole.length + 1; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      if (length != whole.length) {
        assertThrows(MalformedCommandException.class, () -> decode(cut));
      }
    }
  }

  private static ConfigCommand decode(byte[] bytes) {
    return ConfigCommand.decode(ByteBuffer.wrap(bytes));
  }
}
