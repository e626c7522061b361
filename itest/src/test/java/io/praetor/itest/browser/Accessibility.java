package io.praetor.itest.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What axe-core finds in a page. It comes in through the driver, so the page's own
 * Content-Security-Policy is in force as it is.
 */
final class Accessibility {

  private static final String AXE = axe();
  private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");
  private static final String ASK = Browser.resource("axe.js");

  private Accessibility() {}

  private static String axe() {
    try (InputStream in = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Violations of serious or critical impact: the rule, where, and why. */
  static List<String> violations(Browser browser) {
    return ask(browser, List.of());
  }

  /** As {@link #violations}, of what depends on colours. */
  static List<String> violationsOfColours(Browser browser) {
    return ask(browser, COLOURS);
  }

  /** Asks for some rules, or for all of them. */
  private static List<String> ask(Browser browser, List<String> rules) {
    if (Boolean.FALSE.equals(browser.script("return 'axe' in window"))) {
      browser.script(AXE);
    }
    List<?> found = (List<?>) browser.awaitScript(ASK, rules);
    return found.stream().map(Object::toString).toList();
  }
}
