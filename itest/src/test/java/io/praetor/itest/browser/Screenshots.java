package io.praetor.itest.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/** Pictures of pages, whole ones up to a limit, for people to look at. */
final class Screenshots {

  /** What is further down looks like what is above. */
  private static final int MAX_HEIGHT = 3_000;

  private static final Path DIRECTORY =
      Path.of(System.getProperty("basedir", "."), "target", "screenshots");

  private static final String HEIGHT =
      "return Math.max(document.documentElement.scrollHeight, document.body.scrollHeight)";

  private Screenshots() {}

  /** Writes {@code <name>-<light|dark>-<width>.png}. */
  static void write(Browser browser, String name) throws IOException {
    long height = (Long) browser.script(HEIGHT);
    boolean higher = height > browser.look().height();
    if (higher) {
      browser.size((int) Math.min(height, MAX_HEIGHT));
    }
    // Two frames, so that what is drawn for this size is there.
    browser.awaitScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
    Object data = browser.command("Page.captureScreenshot", Map.of("format", "png")).get("data");
    Files.createDirectories(DIRECTORY);
    Files.write(
        DIRECTORY.resolve(name + "-" + browser.look() + ".png"),
        Base64.getDecoder().decode(data.toString()));
    if (higher) {
      browser.size(browser.look().height());
    }
  }
}
