package io.praetor.http.internal.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RequestPropertyTest {

  @Property(tries = 500)
  void shouldDecodeEveryPath(@ForAll String any) throws MalformedRequestException {
    String text = any.replaceAll("[\\p{Cs}\0]", "");
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    assertEquals("/" + text, RequestTarget.parse("/" + encoded).path());
  }

  @Property(tries = 500)
  void shouldDecodeEveryParameter(@ForAll String anyName, @ForAll String anyValue)
      throws MalformedRequestException {
    String name = anyName.replaceAll("\\p{Cs}", "") + "n";
    String value = anyValue.replaceAll("\\p{Cs}", "");
    String raw = encode(name) + "=" + encode(value);
    QueryString query = QueryString.parse("&" + raw + "&flag&" + raw);
    assertEquals(List.of(value, value), query.all(name));
    assertEquals(value, query.first(name));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Property(tries = 1_000)
  void shouldSurviveGarbage(@ForAll byte[] garbage) {
    String uri = new String(garbage, StandardCharsets.ISO_8859_1);
    parse(uri);
    parse("/" + uri);
    parse("http://" + uri);
  }

  private static void parse(String uri) {
    try {
      RequestTarget target = RequestTarget.parse(uri);
      QueryString.parse(target.rawQuery()).has("x");
    } catch (MalformedRequestException e) {
      assertEquals("Invalid", e.getMessage().substring(0, 7));
    }
  }
}
