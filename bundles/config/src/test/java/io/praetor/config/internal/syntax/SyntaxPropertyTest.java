package io.praetor.config.internal.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the bytes: a value or a message, and never anything else. */
class SyntaxPropertyTest {

  private static final String GOOD =
      "# c\na = \"x\\n\" b { c = [1, 2.5, true] \"d\" = <<E\nz\nE\n }\nb \"l\" { e = -3 } /* q */\n";

  @Property(tries = 2000)
  void shouldReadOrRefuseAnyBytesAsHcl(@ForAll byte[] bytes) {
    readOrRefuse(new String(bytes, StandardCharsets.UTF_8));
  }

  @Property(tries = 5000)
  void shouldReadOrRefuseAnythingThatLooksLikeHcl(@ForAll("fragments") String text) {
    readOrRefuse(text);
  }

  @Property
  void shouldReadOrRefuseTruncatedHcl(@ForAll int cut) {
    readOrRefuse(GOOD.substring(0, Math.floorMod(cut, GOOD.length() + 1)));
  }

  @Property(tries = 2000)
  void shouldReadOrRefuseAnyTextAsJson(@ForAll("json") String text) {
    try {
      JsonText.object(text);
    } catch (ConfigurationException e) {
      assertNotNull(e.getMessage());
    }
  }

  @Property
  void shouldReadBackStringsOfAnyContent(@ForAll("words") Map<String, String> words)
      throws Exception {
    StringBuilder text = new StringBuilder();
    words.forEach((k, v) -> text.append(quoted(k)).append(" = ").append(quoted(v)).append('\n'));
    assertEquals(words, HclText.object(text.toString()));
  }

  @Property
  void shouldReadBackDurations(@ForAll("millis") long millis) throws Exception {
    String text = (millis / 60_000) + "m" + (millis % 60_000) / 1000.0 + "s";
    assertEquals(Duration.ofMillis(millis), DurationText.parse(text));
  }

  @Property(tries = 2000)
  void shouldReadOrRefuseAnyDuration(@ForAll("durations") String text) {
    try {
      assertNotNull(DurationText.parse(text));
    } catch (ConfigurationException e) {
      assertTrue(e.getMessage().startsWith("time: "), e.getMessage());
    }
  }

  @Provide
  Arbitrary<String> fragments() {
    return Arbitraries.of(
            "a", "\"s\"", "=", "{", "}", "[", "]", ",", "1", "-", "1e", "true", "\n", " ", "<<E\n",
            "E\n", "\"", "${", "\\", "/*", "*/", "#", ".", "<<-", "\u00e9", "\0")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> json() {
    return Arbitraries.of(
            "{", "}", "[", "]", ",", ":", "\"a\"", "1", "-", "1e999", "true", "null", " ", "\"",
            "x")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> durations() {
    return Arbitraries.of("1", "9999999999999", "h", "m", "s", "ms", "us", ".", "-", "+", " ", "x")
        .list()
        .ofMaxSize(8)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<Map<String, String>> words() {
    Arbitrary<String> plain = Arbitraries.strings().excludeChars('$').ofMaxLength(20);
    return Arbitraries.maps(plain, plain).ofMaxSize(5);
  }

  @Provide
  Arbitrary<Long> millis() {
    return Arbitraries.longs().between(0, 86_400_000L * 365);
  }

  private static void readOrRefuse(String text) {
    try {
      assertNotNull(HclText.object(text));
    } catch (ConfigurationException e) {
      assertTrue(e.getMessage().matches("(?s)line \\d+: .+"), e.getMessage());
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
