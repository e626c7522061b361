package io.praetor.log.internal.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MessageFieldsPropertyTest {

  @Provide
  Arbitrary<Map<String, String>> fields() {
    Arbitrary<String> names =
        Arbitraries.strings().alpha().withChars('_').ofMinLength(1).ofMaxLength(8);
    Arbitrary<String> values = Arbitraries.strings().withChars("ab:/\\\"1 =-").ofMaxLength(12);
    return Arbitraries.maps(names, values).ofMinSize(1).ofMaxSize(5);
  }

  @Property
  void shouldFindEveryField(@ForAll("fields") Map<String, String> fields) {
    StringBuilder message = new StringBuilder("Something: happened:");
    fields.forEach(
        (name, value) -> message.append(' ').append(name).append('=').append(quoted(value)));
    MessageFields found = MessageFields.of(message.toString());
    assertEquals("Something: happened", found.text());
    assertEquals(new TreeMap<>(fields), found.fields());
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Property
  void shouldTakeAnyMessage(@ForAll String message) {
    MessageFields found = MessageFields.of(message);
    assertEquals(message.startsWith(found.text()), true);
  }

  @Example
  void shouldLeaveOtherMessagesAlone() {
    for (String message :
        new String[] {"a: b=c and more", "a:b=c", "x=y", "a: b=", "a: =c", "a: b=\"c", "", ": "}) {
      assertEquals(message, MessageFields.of(message).text());
    }
    assertEquals(Map.of("b", "c"), MessageFields.of("a: b=c").fields());
  }

  @Example
  void shouldNotTakeLongOverLongMessages() {
    String message = "a: ".repeat(600);
    assertEquals(message, MessageFields.of(message).text());
    assertEquals(2_003, MessageFields.of("a: b=" + "c".repeat(1_998)).text().length());
  }
}
