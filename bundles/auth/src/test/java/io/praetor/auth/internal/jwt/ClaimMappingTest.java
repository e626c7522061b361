package io.praetor.auth.internal.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.error.OperationFailedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimMappingTest {

  private static final Map<String, Object> TOKEN =
      Map.of(
          "text",
          "x",
          "yes",
          true,
          "whole",
          42L,
          "part",
          -1.9,
          "empty",
          "",
          "object",
          Map.of("a/b", Map.of("c~d", "deep")),
          "several",
          List.of("x", 1L, false, "", 2.5),
          "nested",
          List.of(Map.of("name", "first")),
          "/slash",
          "named");

  @Test
  void shouldTurnScalarsToTexts() {
    for (Map.Entry<String, String> claim :
        Map.of("text", "x", "yes", "true", "whole", "42", "part", "-1", "empty", "").entrySet()) {
      assertEquals(Map.of("f", claim.getValue()), values(claim.getKey()), claim.getKey());
    }
  }

  @Test
  void shouldFollowPointers() {
    assertEquals(Map.of("f", "deep"), values("/object/a~1b/c~0d"));
    assertEquals(Map.of("f", "first"), values("/nested/0/name"));
  }

  @Test
  void shouldLeaveOutWhatIsNotThere() {
    for (String source :
        List.of(
            "absent",
            "/absent",
            "/slash",
            "/nested/1",
            "/nested/-1",
            "/nested/x",
            "/text/a",
            "/object/a",
            "/",
            "//")) {
      assertEquals(Map.of(), values(source), source);
    }
    Map<String, Object> withNull = new HashMap<>();
    withNull.put("a", null);
    ClaimMapping mapping = new ClaimMapping(Map.of("a", "f"), Map.of("a", "g"));
    assertEquals(Map.of("value", Map.of(), "list", Map.of()), mapping.identity(withNull).fields());
  }

  @Test
  void shouldCollectLists() {
    assertEquals(Map.of("f", List.of("x", "1", "false", "2")), lists("several"));
    assertEquals(Map.of("f", List.of("x")), lists("text"));
    assertEquals(Map.of("f", List.of()), lists("empty"));
  }

  @Test
  void shouldRefuseWhatHasNoText() {
    assertEquals(
        "error converting claim 'object' to string from unknown type map[string]interface {}",
        refused(new ClaimMapping(Map.of("object", "f"), Map.of())));
    assertEquals(
        "error converting claim 'several' to string from unknown type []interface {}",
        refused(new ClaimMapping(Map.of("several", "f"), Map.of())));
    assertEquals(
        "\"object\" list claim could not be converted to string list",
        refused(new ClaimMapping(Map.of(), Map.of("object", "f"))));
    assertEquals(
        "value map[name:first] in \"nested\" list claim could not be parsed as string",
        refused(new ClaimMapping(Map.of(), Map.of("nested", "f"))));
  }

  @Test
  void shouldNameAllFieldsBeforehand() {
    ClaimMapping mapping = new ClaimMapping(Map.of("a", "user"), Map.of("b", "groups"));
    assertEquals(
        Map.of("value", Map.of("user", ""), "list", Map.of("groups", List.of())),
        mapping.example().fields());
    assertEquals(Map.of("value.user", ""), mapping.example().variables());
  }

  private static Object values(String source) {
    return new ClaimMapping(Map.of(source, "f"), Map.of()).identity(TOKEN).fields().get("value");
  }

  private static Object lists(String source) {
    return new ClaimMapping(Map.of(), Map.of(source, "f")).identity(TOKEN).fields().get("list");
  }

  private static String refused(ClaimMapping mapping) {
    return assertThrows(OperationFailedException.class, () -> mapping.identity(TOKEN)).getMessage();
  }
}
