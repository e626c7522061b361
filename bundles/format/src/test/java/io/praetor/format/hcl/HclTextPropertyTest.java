package io.praetor.format.hcl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the bytes: a value or a message, and never anything else. */
class HclTextPropertyTest {

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

  @Property
  void shouldReadBackStringsOfAnyContent(@ForAll("words") Map<String, String> words)
      throws Exception {
    StringBuilder text = new StringBuilder();
    words.forEach((k, v) -> text.append(quoted(k)).append(" = ").append(quoted(v)).append('\n'));
    assertEquals(words, HclText.object(text.toString()));
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
  Arbitrary<Map<String, String>> words() {
    Arbitrary<String> plain = Arbitraries.strings().excludeChars('$').ofMaxLength(20);
    return Arbitraries.maps(plain, plain).ofMaxSize(5);
  }

  private static void readOrRefuse(String text) {
    try {
      assertNotNull(HclText.object(text));
      assertNotNull(HclText.unambiguous(text));
    } catch (HclException e) {
      assertTrue(e.getMessage().matches("(?s)line \\d+: .+"), e.getMessage());
      assertTrue(e.located().matches("(?s)At \\d+:\\d+: .+"), e.located());
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
