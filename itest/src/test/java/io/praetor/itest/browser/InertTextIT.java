package io.praetor.itest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, tags, metadata, outputs, keys and values that would be code are shown as they are. */
@ExtendWith(UiExtension.class)
class InertTextIT {

  /** All but those that the agent, as Consul, does not take in addresses. */
  static List<String> payloads() {
    return Payloads.ALL.stream().filter(each -> !each.equals(Payloads.BIDI)).toList();
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void shouldShowItOnPagesOfItsOwn(String payload, UiWorld world, Browser browser) {
    String key =
        Stream.of(payload.split("/")).map(Requests::encode).collect(Collectors.joining("/"));
    for (String path :
        List.of(
            "services/" + Requests.encode(payload),
            "nodes/" + Requests.encode(payload),
            "kv/hostile/" + key + "/edit")) {
      browser.open(world.page(1, path));
      browser.awaitText(payload);
      browser.awaitNoText(Words.LOADING);
      isInert(browser, path);
    }
  }

  @Test
  void shouldShowItInSessionsAndEvents(UiWorld world, Browser browser) {
    browser.open(world.page(1, "sessions"));
    browser.awaitText(Payloads.IMAGE);
    isInert(browser, "sessions");
    browser.open(world.page(1, "events"));
    browser.awaitText(Payloads.IMAGE);
    browser.awaitText(Payloads.SCRIPT);
    isInert(browser, "events");
  }

  @ParameterizedTest
  @ValueSource(strings = {"services", "nodes", "checks", "kv/hostile/"})
  void shouldShowItInLists(String path, UiWorld world, Browser browser) {
    browser.open(world.page(1, path));
    for (String payload : List.of(Payloads.IMAGE, Payloads.SCRIPT, Payloads.BIDI)) {
      browser.write(Words.SEARCH_ROLES, Words.SEARCH, part(payload));
      // A key has its parts in folders.
      browser.awaitText(path.startsWith("kv/") ? payload.replaceAll("/.*", "") : payload);
      isInert(browser, path);
    }
  }

  /** Without what no keyboard has. */
  private static String part(String payload) {
    return payload.equals(Payloads.BIDI) ? "gnp.exe" : payload.replaceAll("/.*", "");
  }

  private static void isInert(Browser browser, String path) {
    Inertness.check(browser, path);
    assertEquals(List.of(), browser.complaints(), path);
  }
}
