package io.praetor.itest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people choose for their browser: the language, and light or dark. */
@ExtendWith(UiExtension.class)
class SettingsIT {

  private static final String BACKGROUND = "return getComputedStyle(document.body).backgroundColor";

  @Test
  void shouldSpeakAnotherLanguageAndBack(UiWorld world, Browser browser) {
    open(world, browser);
    browser.choose(Words.LANGUAGE, "日本語");
    browser.awaitText("トークンは不要です");
    assertEquals("ja", browser.script("return document.documentElement.lang"));
    browser.choose(Words.LANGUAGE_IN_JAPANESE, "English");
    UiPage.SETTINGS.await(browser);
    assertEquals("en", browser.script("return document.documentElement.lang"));
  }

  @Test
  void shouldBeDarkOrLightAsChosen(UiWorld world, Browser browser) {
    open(world, browser);
    Object light = browser.script(BACKGROUND);
    browser.look(Look.DESK_DARK);
    browser.await("night", () -> !light.equals(browser.script(BACKGROUND)));
    Object dark = browser.script(BACKGROUND);

    browser.click("radio", Words.LIGHT);
    browser.await("light", () -> light.equals(browser.script(BACKGROUND)));
    browser.look(Look.DESK_LIGHT);
    browser.click("radio", Words.DARK);
    browser.await("dark", () -> dark.equals(browser.script(BACKGROUND)));
    // Remembered from the first paint on.
    open(world, browser);
    assertEquals(dark, browser.script(BACKGROUND));
  }

  private static void open(UiWorld world, Browser browser) {
    browser.open(world.page(1, "settings"));
    UiPage.SETTINGS.await(browser);
  }
}
