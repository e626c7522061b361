package io.praetor.format.go;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;

class GoTextPropertyTest {

  @Property(tries = 1000)
  void shouldReadWhatItQuotes(@ForAll @CharRange(from = '\0', to = '\u07ff') String text) {
    assertEquals(text, GoText.unquoted(GoText.quoted(text)));
  }

  @Property(tries = 1000)
  void shouldReadOrRefuseAnyText(@ForAll String text) {
    for (String literal : List.of(text, "\"" + text + "\"", "\"\\" + text + "\"")) {
      try {
        GoText.unquoted(literal);
      } catch (IllegalArgumentException e) {
        assertEquals("invalid syntax", e.getMessage());
      }
    }
  }

  @Example
  void shouldReadEscapes() {
    assertEquals(
        "a\tA\u00e4\u20ac\u0007\u000b", GoText.unquoted("\"a\\tA\\u00e4\\U000020ac\\a\\v\""));
    assertEquals("A", GoText.unquoted("\"\\101\""));
    assertEquals("\u00e4", GoText.unquoted("\"\\xc3\\xa4\""));
    assertEquals("a\\n", GoText.unquoted("`a\r\\n`"));
  }

  @Example
  void shouldRefuseWhatIsNoLiteral() {
    for (String text :
        List.of("", "\"", "a", "\"\\q\"", "\"\\x4\"", "\"\\400\"", "\"\\U00110000\"", "\"a\"b\"")) {
      assertThrows(IllegalArgumentException.class, () -> GoText.unquoted(text), text);
    }
  }
}
