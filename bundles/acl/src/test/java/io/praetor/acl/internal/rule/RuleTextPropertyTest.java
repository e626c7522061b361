package io.praetor.acl.internal.rule;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.praetor.api.error.OperationFailedException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the text: rules or a refusal, and never anything else. */
class RuleTextPropertyTest {

  @Property(tries = 2000)
  void shouldReadOrRefuseAnyText(@ForAll byte[] bytes) {
    readOrRefuse(new String(bytes, StandardCharsets.UTF_8));
  }

  @Property(tries = 5000)
  void shouldReadOrRefuseWhatLooksLikeRules(@ForAll("fragments") String text) {
    readOrRefuse(text);
    readOrRefuse("{" + text);
  }

  private static void readOrRefuse(String text) {
    try {
      assertNotNull(RuleText.parse(text));
    } catch (OperationFailedException e) {
      assertNotNull(e.getMessage());
    }
    try {
      assertNotNull(OldRules.translate(text));
    } catch (OperationFailedException e) {
      assertNotNull(e.getMessage());
    }
  }

  @Provide
  Arbitrary<String> fragments() {
    return Arbitraries.of(
            "key",
            "key_prefix",
            "service",
            "acl",
            "policy",
            "intentions",
            "\"a\"",
            "\"read\"",
            "=",
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"policy\":",
            "\"key\":",
            "1",
            "true",
            "null",
            " ",
            "\n",
            "\"\"",
            "1e999")
        .list()
        .ofMaxSize(20)
        .map(parts -> String.join(" ", parts));
  }
}
