package io.praetor.http.internal.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.config.UiDirectorySettings;
import io.praetor.spi.http.Content;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebPagesTest {

  private static final String SCRIPT = "export const one = 1;\n".repeat(200);
  private static final Map<String, String> GZIP = Map.of("Accept-Encoding", "gzip, br");

  private final FakeUi ui =
      new FakeUi(
          Map.of(
              "index.html", "<base href=\"{{.ContentPath}}\">",
              "app.js", SCRIPT,
              "app.3f9ac1d2.js", "same for ever",
              "robots.txt", "User-agent: *",
              "odd.bin", "?"));
  private final ServedFiles files = new ServedFiles(new IndexDocument(ui, "/my/"), false);
  private final Asking pages =
      new Asking(new WebPages("/my/", () -> files, new Delivery(Delivery.STRICT_POLICY)).routes());

  @TempDir Path directory;

  @AfterEach
  void close() {
    files.close();
  }

  @Test
  void shouldShowTheIndexDocumentWhereverThereIsNoFile() throws Exception {
    String index = "<base href=\"/my/\">";
    for (String path : new String[] {"/my/", "/my/index.html", "/my/dc1/services/node.js"}) {
      Content page = pages.get(path);
      assertEquals(200, page.status());
      assertEquals("text/html; charset=utf-8", type(page));
      assertEquals(index, Asking.text(page));
    }
    assertEquals(index, pages.text("/my/a/.hidden/c"));
    assertEquals(index, Asking.text(pages.get("/my/x", Map.of("Sec-Fetch-Dest", "document"))));
  }

  private static String type(Content page) {
    return page.headers().get("Content-Type");
  }

  @Test
  void shouldNotAnswerAMissingScriptWithAPage() throws Exception {
    Content missing = pages.get("/my/missing.js", Map.of("Sec-Fetch-Dest", "script"));
    assertEquals(404, missing.status());
    assertEquals("no-store", missing.headers().get("Cache-Control"));
    assertEquals("nosniff", missing.headers().get("X-Content-Type-Options"));
  }

  @Test
  void shouldLetBrowsersDoNothingUnsafe() throws Exception {
    Map<String, String> headers = pages.get("/my/").headers();
    String policy = headers.get("Content-Security-Policy");
    assertTrue(policy.startsWith("default-src 'none'; script-src 'self';"), policy);
    assertTrue(policy.contains("frame-ancestors 'none'"), policy);
    assertFalse(policy.contains("unsafe"), policy);
    assertEquals("nosniff", headers.get("X-Content-Type-Options"));
    assertEquals("no-referrer", headers.get("Referrer-Policy"));
  }

  @Test
  void shouldSayWhatFilesAre() throws Exception {
    assertEquals("text/javascript; charset=utf-8", type(pages.get("/my/app.js")));
    assertEquals("application/octet-stream", type(pages.get("/my/odd.bin")));
    assertEquals("User-agent: *", pages.text("/robots.txt"));
  }

  @Test
  void shouldSendAgainOnlyWhatChanged() throws Exception {
    Content first = pages.get("/my/app.js");
    assertEquals("no-cache", first.headers().get("Cache-Control"));
    String tag = first.headers().get("ETag");
    assertTrue(tag.matches("\"[0-9a-f]{32}\""), tag);
    for (String known : new String[] {tag, "\"x\", " + tag, "W/" + tag, "*"}) {
      Content again = pages.get("/my/app.js", Map.of("If-None-Match", known));
      assertEquals(304, again.status(), known);
      assertEquals("", Asking.text(again));
      assertEquals(tag, again.headers().get("ETag"));
      assertNull(again.headers().get("Content-Type"));
    }
    assertEquals(200, pages.get("/my/app.js", Map.of("If-None-Match", "\"x\"")).status());
  }

  @Test
  void shouldCompressOnceUnderATagOfItsOwn() throws Exception {
    Content plain = pages.get("/my/app.js");
    Content compressed = pages.get("/my/app.js", GZIP);
    assertEquals("gzip", compressed.headers().get("Content-Encoding"));
    assertNotEquals(plain.headers().get("ETag"), compressed.headers().get("ETag"));
    byte[] bytes = ((Content.Bytes) compressed.body()).bytes();
    assertTrue(bytes.length < SCRIPT.length() / 5);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      assertArrayEquals(((Content.Bytes) plain.body()).bytes(), in.readAllBytes());
    }
    assertEquals(
        304,
        pages
            .get(
                "/my/app.js",
                Map.of(
                    "Accept-Encoding", "gzip", "If-None-Match", compressed.headers().get("ETag")))
            .status());
    assertNull(pages.get("/my/odd.bin", GZIP).headers().get("Content-Encoding"), "too small");
    assertEquals(2, ui.opened.get(), "each is read once");
  }

  @Test
  void shouldLetNamesWithAHashBeKept() throws Exception {
    assertEquals(
        "public, max-age=31536000, immutable",
        pages.get("/my/app.3f9ac1d2.js").headers().get("Cache-Control"));
  }

  @Test
  void shouldServeADirectoryThatChanges() throws Exception {
    Files.writeString(directory.resolve("index.html"), "old at {{.ContentPath}}");
    UiDirectoryComponent component =
        new UiDirectoryComponent(
            Settings.of(UiDirectorySettings.class, Map.of("directory", directory.toString())));
    Asking own = new Asking(component.routes());
    assertEquals("old at /ui/", own.text("/ui/"));
    String tag = own.get("/ui/").headers().get("ETag");
    assertEquals(tag, own.get("/ui/").headers().get("ETag"));
    Files.writeString(directory.resolve("index.html"), "new");
    assertEquals("new", Asking.text(own.get("/ui/", Map.of("If-None-Match", tag))));
    assertFalse(
        own.get("/ui/").headers().get("Content-Security-Policy").contains("script-src"),
        "an operator's pages may have inline scripts");
    component.stop();
  }

  @Test
  void shouldAnswer404WhereADirectoryHasNoIndex() throws Exception {
    UiDirectoryComponent component =
        new UiDirectoryComponent(
            Settings.of(UiDirectorySettings.class, Map.of("directory", directory.toString())));
    assertEquals(404, new Asking(component.routes()).get("/ui/").status());
    component.stop();
  }
}
