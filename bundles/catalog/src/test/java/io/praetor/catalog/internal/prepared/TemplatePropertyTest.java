package io.praetor.catalog.internal.prepared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TemplatePropertyTest {

  private static final TemplateScope SCOPE =
      new TemplateScope(
          Map.of("name.full", "geo-db", "name.suffix", "db"), List.of("geo-db", "geo", "db"));

  @Test
  void shouldFillIn() throws Exception {
    assertFills("plain", "plain");
    assertFills("", "");
    assertFills("a-geo-db-b", "a-${name.full}-b");
    assertFills("dbdb", "${ name.suffix }${match(2)}");
    assertFills("geo", "${match(\"1\")}");
    assertFills("", "${match(3)}${match(99999999999)}");
    assertFills("x db \" y", "x ${\"${name.suffix} \\\" y\"}");
    assertFills("${name.full}", "$${name.full}");
    assertFills("a$b", "a$$b");
  }

  @Test
  void shouldSayWhereItCannotBeRead() {
    assertUnreadable("parse error at 1:12: expected \"}\" but found end of string", "${name.full");
    assertUnreadable("parse error at 1:3: expected expression but found end of string", "${");
    assertUnreadable("parse error at 1:3: expected expression but found \"}\"", "${}");
    assertUnreadable("parse error at 1:10: expected \")\" but found \"}\"", "${match(1}");
    assertUnreadable("parse error at 2:3: expected expression but found \"+\"", "\n${+");
    assertUnreadable("parse error at 1:6: invalid backslash escape sequence", "${\"\\x\"}");
  }

  @Test
  void shouldSayWhatIsNotKnown() {
    assertUnfilled("1:3: unknown variable accessed: name.nope", "${name.nope}");
    assertUnfilled("1:4: unknown function called: env", "a${env(\"HOME\")}");
    assertUnfilled("1:3: match: expected 1 arguments, got 2", "${match(1,2)}");
  }

  @Property
  void shouldReadAnythingOrSayWhyNot(@ForAll("texts") String text) {
    try {
      Object value = TemplateParser.parse(text).value(SCOPE);
      assertTrue(value instanceof String || value instanceof Long);
    } catch (TemplateException e) {
      assertTrue(e.getMessage().matches("(?s)(parse error at )?\\d+:\\d+: .+"), e.getMessage());
    }
  }

  @Property
  void shouldLeaveTextsWithoutGapsAlone(@ForAll String text) throws Exception {
    String fixed = text.replace("$", "");
    assertEquals(fixed, TemplateParser.parse(fixed).value(SCOPE));
  }

  @Test
  void shouldNotBeDrivenDeep() {
    assertThrows(TemplateException.class, () -> TemplateParser.parse("${\"".repeat(100_000)));
    assertThrows(TemplateException.class, () -> TemplateParser.parse("${" + "f(".repeat(100_000)));
  }

  @Provide
  static Arbitrary<String> texts() {
    return Arbitraries.of(
            "${", "}", "\"", "name.full", "match", "(", ")", "1", ",", " ", "$", "\\", "\n", "ö")
        .list()
        .ofMaxSize(20)
        .map(parts -> String.join("", parts));
  }

  private static void assertFills(String expected, String text) throws Exception {
    assertEquals(expected, TemplateParser.parse(text).value(SCOPE));
  }

  private static void assertUnreadable(String reason, String text) {
    assertEquals(
        reason,
        assertThrows(TemplateException.class, () -> TemplateParser.parse(text)).getMessage());
  }

  private static void assertUnfilled(String reason, String text) {
    TemplateException e =
        assertThrows(TemplateException.class, () -> TemplateParser.parse(text).value(SCOPE));
    assertEquals(reason, e.getMessage());
  }
}
