package io.praetor.itest.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** A thousand services: found by searching, by state and by keyboard, in the user's language. */
@ExtendWith(UiExtension.class)
class ServicesIT {

  private static final String PART = "payment-";
  private static final Pattern FOUND = Pattern.compile("\\b" + PART + "[a-z]+\\b");

  /** From the field for searching to the first row. */
  private static final int MOST_TABS = 15;

  private static final String FOCUSED =
      """
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return window.__itest.words(element) + (element?.getAttribute('aria-label') ?? '');
      """;

  @Test
  void shouldBeFoundBySearchingAndByState(UiWorld world, Browser browser) throws IOException {
    browser.open(world.page(1, "services"));
    browser.write(Words.SEARCH_ROLES, Words.SEARCH, PART);
    awaitOnly(browser, services(world, all -> true));
    Set<String> critical = services(world, each -> each.path("ChecksCritical").asInt() > 0);
    assertFalse(critical.isEmpty());
    browser.click(Words.FILTER_ROLES, Words.CRITICAL);
    awaitOnly(browser, critical);
  }

  /** Names of services that have the part and are as wanted, as the API tells. */
  private static Set<String> services(UiWorld world, Predicate<JsonNode> wanted)
      throws IOException {
    String all = world.server(1).client().get("/v1/internal/ui/services").body();
    return StreamSupport.stream(new ObjectMapper().readTree(all).spliterator(), false)
        .filter(each -> each.path("Name").asText().startsWith(PART) && wanted.test(each))
        .map(each -> each.path("Name").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void awaitOnly(Browser browser, Set<String> wanted) {
    browser.await(
        "only " + wanted,
        () -> {
          String text = browser.text();
          return !text.contains("account-api") && wanted.equals(names(text));
        });
  }

  private static Set<String> names(String text) {
    return FOUND
        .matcher(text)
        .results()
        .map(each -> each.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void shouldBeReachedByKeyboard(UiWorld world, Browser browser) {
    browser.open(world.page(1, "services"));
    browser.awaitText("account-api");
    browser.press("/");
    browser.press("payment-api");
    awaitOnly(browser, Set.of("payment-api"));
    int tabs = 0;
    while (!browser.script(FOCUSED).toString().contains("payment-api")) {
      if (++tabs > MOST_TABS) {
        throw new AssertionError("no way to the row by keyboard; there is:\n" + browser.text());
      }
      browser.press(Keys.TAB);
    }
    browser.press(Keys.ENTER);
    browser.awaitText("payment-api-1");
  }

  @Test
  void shouldSpeakTheUsersLanguage(UiWorld world, Browser browser) throws IOException {
    browser.speak("ja");
    browser.open(world.page(1, "services"));
    browser.awaitText("サービス");
    browser.awaitText("account-api");
    Screenshots.write(browser, "services-ja");
  }
}
