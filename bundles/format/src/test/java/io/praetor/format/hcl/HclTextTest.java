package io.praetor.format.hcl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HclTextTest {

  @Test
  void shouldReadScalars() throws Exception {
    assertEquals(
        Map.of(
            "s", "x", "i", 3L, "n", -7L, "h", 255L, "f", 1.5, "e", 2000.0, "t", true, "u", false),
        HclText.object("s = \"x\"\ni = 3 n = -7\nh = 0xff\nf = 1.5\ne = 2e3\nt = true\nu = false"));
  }

  @Test
  void shouldTakeObjectsAsListsAndAddRepeatedBlocksUp() throws Exception {
    assertEquals(
        Map.of("b", List.of(Map.of("a", 1L), Map.of("a", 2L)), "c", List.of(Map.of("d", 3L))),
        HclText.object("b { a = 1 }\nb = { a = 2 }\nc { d = 3, }"));
  }

  @Test
  void shouldNestLabels() throws Exception {
    assertEquals(
        Map.of("k", List.of(Map.of("l", List.of(Map.of("m", List.of(Map.of("v", 1L))))))),
        HclText.object("k \"l\" m { v = 1 }"));
  }

  @Test
  void shouldReadListsWithTrailingCommaAndObjects() throws Exception {
    assertEquals(
        Map.of("l", List.of("a", 1L, Map.of("x", true))),
        HclText.object("l = [\"a\", 1, { x = true },]"));
  }

  @Test
  void shouldKeepTheLastOfTwoScalars() throws Exception {
    assertEquals(Map.of("a", 2L), HclText.object("a = 1\na = 2"));
  }

  @Test
  void shouldSkipAllCommentStyles() throws Exception {
    assertEquals(
        Map.of("a", 1L, "b", "#//"),
        HclText.object("# one\n// two\n/* three\nlines */ a = 1 # end\nb = \"#//\""));
  }

  @Test
  void shouldReadEscapesAndKeepTemplates() throws Exception {
    assertEquals(
        Map.of("s", "a\n\t\"\\\u00e9A\u00ff", "t", "${f(\"x\")} y"),
        HclText.object("s = \"a\\n\\t\\\"\\\\\\u00e9\\x41\\377\" t = \"${f(\"x\")} y\""));
  }

  @Test
  void shouldReadHeredocs() throws Exception {
    assertEquals(
        Map.of("a", "one\n  two\n", "b", "x\n  y\n", "c", 1L),
        HclText.object("a = <<EOF\none\n  two\nEOF\nb = <<-END\n    x\n      y\n    END\nc = 1\n"));
  }

  @Test
  void shouldNameTheLineOfAMistake() {
    assertEquals("line 2: illegal character '!'", error("a = 1\nb = !"));
    assertEquals("line 1: literal not terminated", error("a = \"x\nb = 1"));
    assertEquals("line 3: expected a value, got '}'", error("a {\n\nb = }"));
    assertEquals("line 2: object expected closing RBRACE got: EOF", error("a {\n"));
    assertEquals("line 1: heredoc not terminated", error("a = <<X\nb\n"));
    assertTrue(error("a b = 1").startsWith("line 1: key 'a b' expected start of object"));
  }

  @Test
  void shouldNameTheColumnAsHclDoes() {
    HclException e = assertThrows(HclException.class, () -> HclText.object("nonsense {"));
    assertEquals("At 1:12: object expected closing RBRACE got: EOF", e.located());
    HclException later = assertThrows(HclException.class, () -> HclText.object("a = 1\n  b = !"));
    assertEquals("At 2:7: illegal character '!'", later.located());
  }

  @Test
  void shouldRefuseToBeToldTwiceWhereThatMatters() throws Exception {
    assertThrows(HclException.class, () -> HclText.unambiguous("a = 1 a = 2"));
    assertThrows(HclException.class, () -> HclText.unambiguous("b { c = 1 c = 1 }"));
    assertThrows(HclException.class, () -> HclText.unambiguous("a = 1 a { }"));
    assertEquals(
        Map.of("k", List.of(Map.of("x", List.of(Map.of())), Map.of("y", List.of(Map.of())))),
        HclText.unambiguous("k \"x\" {} k \"y\" {}"));
  }

  @Test
  void shouldBoundNesting() {
    assertTrue(error("a = " + "[".repeat(100_000)).contains("nested deeper"));
    assertTrue(error("a " + "\"b\" ".repeat(100_000) + "{}").contains("nested deeper"));
  }

  private static String error(String text) {
    return assertThrows(HclException.class, () -> HclText.object(text)).getMessage();
  }
}
