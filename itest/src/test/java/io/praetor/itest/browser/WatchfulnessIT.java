package io.praetor.itest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** That what the other tests look for would be found: a page is spoilt on purpose. */
@ExtendWith(UiExtension.class)
class WatchfulnessIT {

  private static final String SPOIL = "document.body.insertAdjacentHTML('beforeend', arguments[0])";

  @Test
  void shouldSeeMarkupOfOthers(UiWorld world, Browser browser) {
    browser.open(world.page(1, "overview"));
    UiPage.OVERVIEW.await(browser);
    assertEquals(List.of(), browser.complaints());
    browser.script(SPOIL, Payloads.IMAGE);
    assertThrows(AssertionError.class, () -> Inertness.check(browser, "spoilt"));
    browser.await(
        "what the policy forbade",
        () -> browser.complaints().stream().anyMatch(each -> each.contains("script-src-attr")));
  }

  @Test
  void shouldSeeWhatSomePeopleCannotUse(UiWorld world, Browser browser) {
    browser.open(world.page(1, "services"));
    UiPage.SERVICES.await(browser);
    browser.script(SPOIL, "<button></button>");
    List<String> found = Accessibility.violations(browser);
    assertTrue(found.stream().anyMatch(each -> each.startsWith("button-name")), found::toString);
  }
}
