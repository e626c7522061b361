package io.praetor.itest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who holds which locks; ending a session tells of them first. */
@ExtendWith(UiExtension.class)
class SessionsIT {

  private static final String NAME = "trial of locks";

  @Test
  void shouldNameTheKeysBeforeASessionEnds(UiWorld world, Browser browser) throws IOException {
    Requests api = world.elsewhere();
    String id = session(api);
    browser.open(world.page(1, "sessions"));
    browser.write(Words.SEARCH_ROLES, Words.SEARCH, NAME);
    browser.awaitText("trial/lock/b");
    String question = ask(browser);
    assertTrue(question.contains("It holds 2 keys."), question);
    assertTrue(question.contains("trial/lock/a") && question.contains("trial/lock/b"), question);
    Screenshots.write(browser, "session-invalidate");
    browser.click("button", Words.CANCEL);
    assertEquals(1, api.json("/v1/session/info/" + id).size());

    ask(browser);
    browser.click("button", Words.INVALIDATE);
    browser.awaitText("Session " + NAME + " has ended.");
    assertEquals(0, api.json("/v1/session/info/" + id).size());
    assertTrue(api.json("/v1/kv/trial/lock/a").at("/0/Session").isMissingNode());
    browser.awaitNoText("trial/lock/b");
  }

  private static String session(Requests api) {
    Map<String, Object> session =
        Map.of("Name", NAME, "Node", WorldCatalog.node(70), "NodeChecks", List.of());
    String id = Requests.text(api.putJson("/v1/session/create", session), "ID");
    api.put("/v1/kv/trial/lock/a?acquire=" + id, "held");
    api.put("/v1/kv/trial/lock/b?acquire=" + id, "held");
    return id;
  }

  /** What is said when one is about to end it. */
  private static String ask(Browser browser) {
    browser.click("button", Words.INVALIDATE + ": " + NAME);
    return browser.find("dialog", Words.INVALIDATE).getText();
  }
}
