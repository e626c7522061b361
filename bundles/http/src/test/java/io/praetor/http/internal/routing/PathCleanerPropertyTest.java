package io.praetor.http.internal.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PathCleanerPropertyTest {

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.of("/", "/", ".", "..", "a", "b.", "...", "..c")
        .list()
        .ofMaxSize(12)
        .map(parts -> "/" + String.join("", parts));
  }

  @Property(tries = 1_000)
  void shouldLeaveNothingToClean(@ForAll("paths") String path) {
    String clean = PathCleaner.clean(path);
    assertSame(clean, PathCleaner.clean(clean));
    assertTrue(clean.startsWith("/"));
    assertFalse(clean.contains("//"), clean);
    for (String part : clean.split("/")) {
      assertFalse(List.of(".", "..").contains(part), clean);
    }
  }

  @Example
  void shouldCleanAsGoDoes() {
    assertEquals("/", PathCleaner.clean(""));
    assertEquals("/a", PathCleaner.clean("a"));
    assertEquals("/a", PathCleaner.clean("//a"));
    assertEquals("/a/", PathCleaner.clean("/a//"));
    assertEquals("/", PathCleaner.clean("/../.."));
    assertEquals("/b", PathCleaner.clean("/a/../b"));
    assertEquals("/a", PathCleaner.clean("/a/."));
    assertEquals("/a/", PathCleaner.clean("/a/./"));
    assertEquals("/a/...", PathCleaner.clean("/a/..."));
  }
}
