package io.praetor.config.internal.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the bytes: a value or a message, and never anything else. */
class SyntaxPropertyTest {

  @Property(tries = 2000)
  void shouldReadOrRefuseAnyTextAsJson(@ForAll("json") String text) {
    try {
      JsonText.object(text);
    } catch (ConfigurationException e) {
      assertNotNull(e.getMessage());
    }
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
  Arbitrary<Long> millis() {
    return Arbitraries.longs().between(0, 86_400_000L * 365);
  }
}
