package io.praetor.itest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events are fired, and appear where they are listed. */
@ExtendWith(UiExtension.class)
class EventsIT {

  private static final String NAME = "trial-event";
  private static final String PAYLOAD = "something for everybody";

  @Test
  void shouldFireAnEventThatAppears(UiWorld world, Browser browser) throws Exception {
    browser.open(world.page(1, "events"));
    UiPage.EVENTS.await(browser);
    browser.click(Words.FOLD_ROLES, Words.FIRE);
    browser.write("textbox", Words.NAME, NAME);
    browser.write("textbox", Words.PAYLOAD, PAYLOAD);
    browser.click("button", Words.FIRE);
    browser.awaitText("Fire " + NAME + " everywhere?");
    browser.click("button", Words.FIRE);
    browser.awaitText(NAME + " was fired.");
    browser.awaitText("21 events");
    browser.awaitText(NAME + " " + PAYLOAD);

    String heard = "/v1/event/list?name=" + NAME;
    String coded = Base64.getEncoder().encodeToString(PAYLOAD.getBytes(StandardCharsets.UTF_8));
    world.server(2).await(Browser.PATIENCE, heard, all -> all.contains(coded));
    assertEquals(1, world.elsewhere().json(heard).size());
  }
}
