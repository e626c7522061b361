package io.praetor.testkit.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.ui.WebResources;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for the files of a whole UI as well as for those of an extension. */
abstract class WebResourcesContract<T extends WebResources> {

  private static final int THREADS = 8;

  private T resources;

  /** A new one, as the bundle registers it. */
  protected abstract T create();

  /** The file from which the others are reached. */
  abstract String first();

  /** The one of this test. */
  protected final T resources() {
    if (resources == null) {
      resources = create();
    }
    return resources;
  }

  final Map<String, byte[]> files() {
    return LinkedFiles.from(resources(), first());
  }

  @Test
  void shouldHaveEveryFileThatIsLinked() {
    List<String> missing =
        files().entrySet().stream()
            .filter(file -> file.getValue() == null)
            .map(Map.Entry::getKey)
            .toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void shouldKeepFilesSmallEnoughToBeServed() {
    files().forEach((path, content) -> assertTrue(content.length <= WebResources.MAX_BYTES, path));
  }

  @Test
  void shouldHaveNothingAtOtherPaths() {
    assertNull(LinkedFiles.read(resources(), "no-such-file"));
    assertNull(LinkedFiles.read(resources(), "no/such/file.js"));
    assertNull(LinkedFiles.read(resources(), first() + "/below"));
  }

  /** A class path has folders, and opens them like files. */
  @Test
  void shouldNotTakeFoldersForFiles() {
    files().keySet().stream()
        .filter(path -> path.contains("/"))
        .map(path -> path.substring(0, path.lastIndexOf('/')))
        .forEach(folder -> assertNull(LinkedFiles.read(resources(), folder), folder));
  }

  @Test
  void shouldGiveTheSameEachTimeToManyAtOnce() {
    byte[] content = LinkedFiles.read(resources(), first());
    assertNotNull(content, first());
    IntStream.range(0, THREADS)
        .parallel()
        .forEach(n -> assertArrayEquals(content, LinkedFiles.read(resources(), first())));
  }

  /** Everything comes from the agent, so that pages work where there is no way out. */
  @Test
  void shouldLinkNoOtherHosts() {
    String links =
        files().keySet().stream()
            .filter(path -> path.contains(":") || path.startsWith("/"))
            .collect(Collectors.joining(", "));
    assertEquals("", links);
  }
}
