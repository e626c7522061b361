package io.praetor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonStringsPropertyTest {

  @Test
  void shouldQuoteWhatJsonNeedsQuoted() {
    assertEquals("[]", JsonStrings.array(List.of()));
    assertEquals("[\"a\",\"\"]", JsonStrings.array(List.of("a", "")));
    assertEquals("[\"\\\"\\\\\\u000a\"]", JsonStrings.array(List.of("\"\\\n")));
  }

  @Property(tries = 200)
  void shouldBeReadBackAsItWas(@ForAll List<String> values) throws IOException {
    List<String> read = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(JsonStrings.array(values))) {
      assertEquals(JsonToken.START_ARRAY, parser.nextToken());
      while (parser.nextToken() == JsonToken.VALUE_STRING) {
        read.add(parser.getText());
      }
    }
    assertEquals(values, read);
  }
}
