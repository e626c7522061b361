package io.praetor.itest.browser;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page on a desk and a phone, by day and by night: pictures, and nothing to complain. */
@ExtendWith(UiExtension.class)
class PagesIT {

  /** More of them say no more. */
  private static final int TOLD = 10;

  private static final String ADDRESSES =
      "return window.__itest.elements('a[href]').map((each) => each.href)";

  private static final String FITS =
      "return document.documentElement.scrollWidth <= document.documentElement.clientWidth";

  @Test
  void shouldBeInTheMenuAndNothingElse(UiWorld world, Browser browser) {
    Set<String> known =
        Stream.of(UiPage.values())
            .map(UiPage::entry)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(known, menu(world, browser));
  }

  /** The last parts of the addresses that the menu leads to. */
  private static Set<String> menu(UiWorld world, Browser browser) {
    browser.open(world.page(1, "overview"));
    browser.find("link", Words.SERVICES);
    String base = world.page(1, "");
    return ((List<?>) browser.script(ADDRESSES))
        .stream()
            .map(Object::toString)
            .filter(address -> address.matches(Pattern.quote(base) + "[a-z]+"))
            .map(address -> address.substring(base.length()))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @EnumSource(UiPage.class)
  void shouldBeGoodToLookAt(UiPage page, UiWorld world, Browser browser) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Look look : Look.values()) {
      look(page, look, world, browser).forEach(each -> found.add(look + ": " + each));
    }
    assertAll(
        () -> assertEquals(List.of(), found.stream().limit(TOLD).toList(), page::toString),
        () -> Inertness.check(browser, page.toString()));
  }

  /**
   * All on the same page, as at nightfall or when a tablet is turned. In the dark it is made of the
   * same, so only colours are looked at.
   */
  private static List<String> look(UiPage page, Look look, UiWorld world, Browser browser)
      throws IOException {
    browser.look(look);
    if (look == Look.DESK_LIGHT) {
      browser.open(world.page(1, page.path()));
    }
    page.await(browser);
    Screenshots.write(browser, page.toString());
    List<String> found = new ArrayList<>(browser.complaints());
    found.addAll(
        look.scheme().equals("light")
            ? Accessibility.violations(browser)
            : Accessibility.violationsOfColours(browser));
    if (Boolean.FALSE.equals(browser.script(FITS))) {
      found.add("wider than the window");
    }
    return found;
  }
}
