package io.praetor.http.internal.ui;

import io.praetor.spi.ui.UiExtension;
import io.praetor.spi.ui.UiProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.Constants;

/** Files from a map, which can also do what bundles do that are being taken away. */
final class FakeUi implements UiProvider, UiExtension {

  /** Before a file is opened. */
  interface Trouble {
    void happen() throws IOException, InterruptedException;
  }

  final AtomicInteger opened = new AtomicInteger();
  private final Map<String, String> files;
  private final Trouble trouble;

  FakeUi(Map<String, String> files, Trouble trouble) {
    this.files = files;
    this.trouble = trouble;
  }

  FakeUi(Map<String, String> files) {
    this(files, () -> {});
  }

  /** A UI whose index document is a word. */
  static FakeUi named(String word) {
    return new FakeUi(Map.of(INDEX, word));
  }

  static Map<String, Object> properties(int ranking, long id) {
    return Map.of(Constants.SERVICE_RANKING, ranking, Constants.SERVICE_ID, id);
  }

  @Override
  public InputStream open(String path) throws IOException {
    opened.incrementAndGet();
    try {
      trouble.happen();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    String text = files.get(path);
    return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String id() {
    return "fake";
  }

  @Override
  public String title() {
    return files.getOrDefault("title", "Fake");
  }

  @Override
  public String module() {
    return "page.js";
  }
}
