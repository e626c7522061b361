package io.praetor.itest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;

/** That no text of users became more than text in a page. */
final class Inertness {

  private Inertness() {}

  static void check(Browser browser, String page) {
    assertNull(browser.script("return window." + Payloads.MARK), page);
    Object found =
        browser.script(
            "return window.__itest.elements(arguments[0]).map((each) => each.outerHTML)",
            Payloads.TRACES);
    assertEquals(List.of(), found, page);
  }
}
