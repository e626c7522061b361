package io.praetor.cli.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever answers: a value, or a failure that says so. */
class JsonPropertyTest {

  @Property(tries = 500)
  void shouldReadWhatItQuotes(@ForAll String text) throws IOException {
    // A lone half of a surrogate pair has no bytes in UTF-8.
    String sound = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    byte[] json = ("{\"a\":[" + GoJson.quote(sound) + "]}").getBytes(StandardCharsets.UTF_8);
    assertEquals(sound, Json.parse(json).get("a").list().get(0).text());
    assertTrue(JsonLayout.indented(json).startsWith("{\n    \"a\": [\n        \""));
  }

  @Property(tries = 1000)
  void shouldRefuseGarbage(@ForAll byte[] garbage) {
    for (Reading reading : new Reading[] {Json::parse, JsonLayout::indented}) {
      try {
        reading.of(garbage);
      } catch (IOException refused) {
        assertTrue(refused.getMessage() != null);
      }
    }
  }

  private interface Reading {
    Object of(byte[] json) throws IOException;
  }
}
