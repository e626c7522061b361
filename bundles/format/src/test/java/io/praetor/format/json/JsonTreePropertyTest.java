package io.praetor.format.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.error.OperationFailedException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Whatever bytes come, they are a value or refused with a reason. */
class JsonTreePropertyTest {

  private static final Refusal REFUSAL = OperationFailedException::new;

  @Property(tries = 2_000)
  void shouldReadOrRefuseAnyBytes(@ForAll @Size(max = 60) byte[] text) {
    readOrRefuse(text);
  }

  @Property
  void shouldReadOrRefuseAnyBytesInAString(@ForAll @Size(max = 60) byte[] text) {
    String around = "{\"a\":\"" + new String(text, StandardCharsets.ISO_8859_1) + "\"}";
    readOrRefuse(around.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Example
  void shouldNotTakeLeadingZerosForAnotherEncoding() {
    for (byte[] text : new byte[][] {{0, 0, '{', 0}, {0, 0, 0, '1'}, {'1', 0}, {0, 0, 1, 2, 3}}) {
      assertThrows(OperationFailedException.class, () -> JsonTree.parse(text, REFUSAL));
    }
  }

  @Example
  void shouldReadBytesThatAreNoCharacterAsTheReplacement() {
    byte[] text = {'{', '"', 'a', '"', ':', '"', (byte) 0xFF, 'b', '"', '}'};
    assertEquals(Map.of("a", "\uFFFDb"), JsonTree.parse(text, REFUSAL));
  }

  @Example
  void shouldSayWhatIsMissing() {
    assertEquals("EOF", refusalOf(""));
    assertEquals("EOF", refusalOf(" \n"));
    assertEquals("unexpected EOF", refusalOf("{\"a\":"));
    assertEquals("invalid character 'x' looking for beginning of value", refusalOf(" x"));
  }

  private static void readOrRefuse(byte[] text) {
    try {
      JsonTree.parse(text, REFUSAL);
    } catch (OperationFailedException refused) {
      assertFalse(refused.getMessage().isBlank());
    }
  }

  private static String refusalOf(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return assertThrows(OperationFailedException.class, () -> JsonTree.parse(bytes, REFUSAL))
        .getMessage();
  }
}
