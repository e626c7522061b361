package io.praetor.itest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys are read first: folders of very many of them at once, values in the colours of a format. */
@ExtendWith(UiExtension.class)
class KvReadingIT {

  private static final Logger LOG = Logger.getLogger(KvReadingIT.class.getName());

  private static final int TRIES = 5;
  private static final double GOAL_MILLIS = 1_000;

  /** Far fewer than there are keys: only what can be seen is made. */
  private static final long MOST_ELEMENTS = 3_000;

  /** Milliseconds from a click at a link until the frame in which a name is to be read is done. */
  private static final String CLICKED =
      """
      const [link, name, done] = arguments;
      const began = performance.now();
      const look = () => requestAnimationFrame(() => {
        if (!window.__itest.elements('a').some((each) => each.textContent.trim() === name)) return look();
        requestAnimationFrame(() => done(performance.now() - began));
      });
      link.click();
      look();
      """;

  private static final String SHOWN =
      "return window.__itest.elements('pre').map((each) => each.textContent)";

  @Test
  void shouldOpenAFolderOfTwentyThousandKeysQuickly(UiWorld world, Browser browser) {
    List<Double> millis = new ArrayList<>();
    double busy = Load.factor();
    for (int each = 0; each < TRIES; each++) {
      browser.open(world.page(1, "kv/catalogue/"));
      browser.awaitText("1 folder");
      Object taken = browser.awaitScript(CLICKED, browser.find("link", "items"), "00000");
      millis.add(((Number) taken).doubleValue());
      assertEquals(List.of(), browser.complaints());
    }
    double limit = GOAL_MILLIS * Math.max(busy, Load.factor());
    String measured = "ms to the first of 20,000 keys %s, limit %.0f".formatted(millis, limit);
    LOG.info(measured);
    assertTrue(Collections.min(millis) <= limit, measured);
    browser.awaitText("20,000 keys");
    long elements = (Long) browser.script("return window.__itest.elements('*').length");
    assertTrue(elements < MOST_ELEMENTS, () -> elements + " elements");
    browser.write(Words.SEARCH_ROLES, Words.SEARCH, "19999");
    browser.click("link", "19999");
    browser.awaitText("\"sku\":\"19999\"");
  }

  @Test
  void shouldShowJsonAsItIsAndInColours(UiWorld world, Browser browser) {
    browser.open(world.page(1, "kv/formats/service.json/edit"));
    UiPage.KV_JSON.await(browser);
    List<?> shown = (List<?>) browser.script(SHOWN);
    assertTrue(shown.contains(WorldKeys.JSON), shown::toString);
    browser.await("colours", () -> (Boolean) browser.script("return CSS.highlights.size > 1"));
    browser.awaitText("JSON");
  }

  @Test
  void shouldFollowWhatOthersWrite(UiWorld world, Browser browser) {
    world.elsewhere().put("/v1/kv/trial/followed", "at first");
    browser.open(world.page(1, "kv/trial/followed/edit"));
    browser.awaitText("at first");
    world.elsewhere().put("/v1/kv/trial/followed", "later");
    browser.awaitText("later");
    world.elsewhere().delete("/v1/kv/trial/followed");
    browser.awaitText("trial/followed is not there (any more).");
  }
}
