package io.praetor.http.internal.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FilePathPropertyTest {

  private static final Path ROOT = Path.of("/srv/ui");

  @Property
  void shouldNeverLeadOutOfADirectory(@ForAll("paths") String path) {
    if (FilePath.isFile(path)) {
      Path file = ROOT.resolve(path);
      assertEquals(file, file.normalize());
      assertTrue(file.startsWith(ROOT) && !file.equals(ROOT), path);
      for (Path part : ROOT.relativize(file)) {
        assertFalse(part.toString().startsWith("."), path);
      }
    }
  }

  @Provide
  Arbitrary<String> paths() {
    Arbitrary<String> parts =
        Arbitraries.oneOf(
            Arbitraries.of(
                "..", ".", "", "a", "b.js", "...", "..\\", "C:", "~", ".git", "\0", "\n"),
            Arbitraries.strings().ofMaxLength(4));
    return parts.list().ofMinSize(1).ofMaxSize(5).map(list -> String.join("/", list));
  }

  @Example
  void shouldTakeOrdinaryPaths() {
    assertTrue(FilePath.isFile("app.js"));
    assertTrue(FilePath.isFile("pages/node's page (2).js"));
    assertFalse(FilePath.isFile(""));
    assertFalse(FilePath.isFile("pages/"));
    assertFalse(FilePath.isFile("a".repeat(513)));
  }
}
