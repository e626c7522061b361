package io.praetor.catalog.internal.intention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.catalog.internal.command.MalformedCommandException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;

class IntentionCommandPropertyTest {

  @Property(tries = 300)
  void shouldBringBackCommands(
      @ForAll @AlphaChars String text,
      @ForAll @Size(max = 4) Map<@AlphaChars String, @AlphaChars String> pairs) {
    same(new IntentionCommand.Set(text, "{}", pairs));
    same(new IntentionCommand.Delete(text, "s"));
    same(new IntentionCommand.CreateLegacy(text, "{}"));
    same(new IntentionCommand.UpdateLegacy("i", text, "{}"));
    same(new IntentionCommand.DeleteLegacy(text));
  }

  @Property(tries = 1000)
  void shouldRefuseOrUnderstandAnyBytes(@ForAll @Size(max = 40) byte[] garbage) {
    if (garbage.length > 1) {
      garbage[0] = 1;
      garbage[1] = (byte) (garbage[1] & 7);
    }
    try {
      decode(garbage);
    } catch (MalformedCommandException e) {
      assertFalse(e.getMessage().isBlank());
    }
  }

  @Example
  void shouldRefuseWhatIsCutAnywhere() {
    byte[] whole = new IntentionCommand.Set("d", "{}", Map.of("a", "b")).encode();
    for (int length = 0; length <= whole.length + 1; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      if (length != whole.length) {
        assertThrows(MalformedCommandException.class, () -> decode(cut));
      }
    }
  }

  private static void same(IntentionCommand command) {
    assertEquals(command, decode(command.encode()));
  }

  private static IntentionCommand decode(byte[] bytes) {
    return IntentionCommand.decode(ByteBuffer.wrap(bytes));
  }
}
