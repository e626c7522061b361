package io.praetor.http.internal.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryResourcesTest {

  @TempDir Path temporary;
  private Path root;

  @BeforeEach
  void makeFiles() throws IOException {
    root = Files.createDirectories(temporary.resolve("ui"));
    Files.createDirectories(root.resolve("static"));
    Files.writeString(root.resolve("static/app.js"), "inside");
    Files.writeString(temporary.resolve("secret"), "outside");
    Files.createDirectories(temporary.resolve("ui-other"));
    Files.writeString(temporary.resolve("ui-other/secret"), "outside");
  }

  @Test
  void shouldGiveFilesInside() throws IOException {
    assertEquals("inside", text("static/app.js"));
    assertNull(text("static"));
    assertNull(text("static/app.js/more"));
    assertNull(text("missing.js"));
    assertNull(text("x".repeat(400)));
  }

  @Test
  void shouldRefuseLinksThatLeadOut() throws IOException {
    Files.createSymbolicLink(root.resolve("file"), temporary.resolve("secret"));
    Files.createSymbolicLink(root.resolve("relative"), Path.of("../secret"));
    Files.createSymbolicLink(root.resolve("folder"), temporary);
    Files.createSymbolicLink(root.resolve("sibling"), temporary.resolve("ui-other"));
    Files.createSymbolicLink(root.resolve("circle"), root.resolve("circle"));
    assertNull(text("file"));
    assertNull(text("relative"));
    assertNull(text("folder/secret"));
    assertNull(text("sibling/secret"));
    assertNull(text("circle"));
    assertNull(text("../secret"), "even if nobody had looked at the path before");
    assertNull(text(temporary.resolve("secret").toString()));
  }

  @Test
  void shouldFollowLinksThatStayInside() throws IOException {
    Files.createSymbolicLink(root.resolve("latest.js"), Path.of("static/app.js"));
    assertEquals("inside", text("latest.js"));
  }

  @Test
  void shouldFollowTheDirectoryWhereItIsPointed() throws IOException {
    Path current = Files.createSymbolicLink(temporary.resolve("current"), root);
    assertEquals("inside", text(current, "static/app.js"));
    Files.delete(current);
    Files.createSymbolicLink(current, temporary.resolve("ui-other"));
    assertNull(text(current, "static/app.js"));
    assertEquals("outside", text(current, "secret"));
  }

  @Test
  void shouldHaveNothingWhereThereIsNoDirectory() throws IOException {
    assertNull(text(temporary.resolve("nowhere"), "index.html"));
  }

  private String text(String path) throws IOException {
    return text(root, path);
  }

  private static String text(Path directory, String path) throws IOException {
    try (InputStream in = new DirectoryResources(directory).open(path)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
