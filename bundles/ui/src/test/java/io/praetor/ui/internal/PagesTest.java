package io.praetor.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.ui.UiProvider;
import io.praetor.testkit.ui.UiProviderContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class PagesTest extends UiProviderContract {

  /** What all pages together may cost, libraries included, compressed as the agent does. */
  private static final long MAX_TOTAL_BYTES = 200 * 1024;

  /** Everything through which text could become markup or code. */
  private static final Pattern MARKUP =
      Pattern.compile(
          "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|DOMParser|\\beval\\(|new Function"
              + "|javascript:|createContextualFragment|setHTML");

  private static final Pattern KEY = Pattern.compile("(?m)^  (\\w+):");
  private static final Pattern WORD = Pattern.compile("(\\w+)");
  private static final Pattern USE = Pattern.compile("(?<![./\\w])text\\.(\\w+)");

  @Override
  protected UiProvider create() {
    return new Pages();
  }

  @Test
  void shouldStaySmall() throws Exception {
    long total = 0;
    for (Path file : files()) {
      total += compressed(file);
    }
    assertTrue(total <= MAX_TOTAL_BYTES, total + " bytes");
  }

  private static int compressed(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      Files.copy(file, gzip);
    }
    return bytes.size();
  }

  @Test
  void shouldKeepTextsInert() throws Exception {
    for (Path file : sources()) {
      if (file.toString().endsWith(".js")) {
        Matcher markup = MARKUP.matcher(withoutComments(file));
        assertFalse(markup.find(), () -> file + ": " + markup.group());
      }
    }
  }

  @Test
  void shouldSayTheSameInEveryLanguage() throws Exception {
    Set<String> english = texts("en");
    assertFalse(english.isEmpty());
    assertEquals(english, texts("ja"));
  }

  @Test
  void shouldHaveWordsForAllThatIsSaid() throws Exception {
    Set<String> used = new TreeSet<>();
    for (Path file : sources()) {
      if (file.toString().endsWith(".js")) {
        used.addAll(words(USE, Files.readString(file)));
      }
    }
    used.removeAll(texts("en"));
    assertEquals(Set.of(), used);
  }

  private static Set<String> words(Pattern pattern, String text) {
    Set<String> words = new TreeSet<>();
    Matcher match = pattern.matcher(text);
    while (match.find()) {
      words.add(match.group(1));
    }
    return words;
  }

  @Test
  void shouldHaveNoWordThatNobodySays() throws Exception {
    StringBuilder code = new StringBuilder();
    for (Path file : sources()) {
      if (!file.startsWith(source("text"))) {
        code.append(Files.readString(file));
      }
    }
    Set<String> known = texts("en");
    known.removeAll(words(WORD, code.toString()));
    known.removeIf(word -> code.indexOf(word.replaceFirst("_.*", "_\\${")) >= 0); // one of several
    assertEquals(Set.of(), known);
  }

  /** All that is said in a language: everywhere, and on single pages. */
  private static Set<String> texts(String language) throws IOException, URISyntaxException {
    Set<String> texts = words(KEY, Files.readString(source("text/" + language + ".js")));
    try (Stream<Path> pages = Files.list(source("text/" + language))) {
      for (Path page : pages.toList()) {
        texts.addAll(words(KEY, Files.readString(page)));
      }
    }
    return texts;
  }

  private static String withoutComments(Path file) throws IOException {
    return Files.readString(file).replaceAll("(?m)^\\s*(//|/?\\*).*$", "");
  }

  private static Path source(String path) throws URISyntaxException {
    return Path.of(Pages.class.getResource("web/").toURI()).resolve(path);
  }

  /** Our own files; libraries are as others made them. */
  private static List<Path> sources() throws IOException, URISyntaxException {
    Path libraries = source("library");
    return files().stream().filter(file -> !file.startsWith(libraries)).toList();
  }

  private static List<Path> files() throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.walk(source(""))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
