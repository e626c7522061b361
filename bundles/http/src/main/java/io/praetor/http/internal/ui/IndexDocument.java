package io.praetor.http.internal.ui;

import io.praetor.spi.ui.UiProvider;
import io.praetor.spi.ui.WebResources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Files of a whole UI, whose index document is told where it is. */
final class IndexDocument implements WebResources {

  private final WebResources resources;
  private final String contentPath;

  /**
   * @param contentPath of characters that need no escapes in HTML
   */
  IndexDocument(WebResources resources, String contentPath) {
    this.resources = resources;
    this.contentPath = contentPath;
  }

  @Override
  public InputStream open(String path) throws IOException {
    InputStream in = resources.open(path);
    return in == null || !path.equals(UiProvider.INDEX) ? in : filled(in);
  }

  private InputStream filled(InputStream in) throws IOException {
    try (in) {
      String text = new String(in.readNBytes(MAX_BYTES + 1), StandardCharsets.UTF_8);
      String filled = text.replace(UiProvider.CONTENT_PATH, contentPath);
      return new ByteArrayInputStream(filled.getBytes(StandardCharsets.UTF_8));
    }
  }
}
