package io.praetor.itest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys are made, changed and deleted, and nobody's work is lost without being asked. */
@ExtendWith(UiExtension.class)
class KvEditingIT {

  private static final String FIELD = "textbox";
  private static final int NOT_FOUND = 404;

  @Test
  void shouldLoseNothingWhenOthersWriteMeanwhile(UiWorld world, Browser browser)
      throws IOException {
    Requests api = world.elsewhere();
    edit(world, browser, "shared", "at first\n");
    browser.write(FIELD, Words.VALUE, "mine");
    api.put("/v1/kv/trial/shared", "theirs\n");
    browser.awaitText(Words.CHANGED_MEANWHILE);
    browser.click("button", Words.SAVE);
    // Refused, and shown instead: what is there now, and what would become of it.
    browser.awaitText("- removed: theirs + added: mine");
    Screenshots.write(browser, "kv-conflict");
    assertEquals("theirs\n", api.get("/v1/kv/trial/shared?raw"));
    assertEquals("mine", browser.written(FIELD, Words.VALUE));

    browser.click("button", Words.KEEP_MINE);
    browser.awaitNoText(Words.CHANGED_MEANWHILE);
    browser.click("button", Words.SAVE);
    browser.awaitText(Words.SAVED);
    assertEquals("mine", api.get("/v1/kv/trial/shared?raw"));
  }

  @Test
  void shouldAskBeforeWorkIsLeft(UiWorld world, Browser browser) {
    edit(world, browser, "left", "as it was");
    browser.write(FIELD, Words.VALUE, "not saved yet");
    browser.click("link", Words.SERVICES);
    browser.awaitText(Words.LEAVE_TITLE);
    browser.click("button", Words.CANCEL);
    browser.awaitNoText(Words.LEAVE_TITLE);
    assertEquals("not saved yet", browser.written(FIELD, Words.VALUE));

    browser.click("link", Words.SERVICES);
    browser.awaitText(Words.LEAVE_TITLE);
    browser.click("button", Words.LEAVE);
    UiPage.SERVICES.await(browser);
    assertEquals("as it was", world.elsewhere().get("/v1/kv/trial/left?raw"));
  }

  /** A key with a value, which is being edited. */
  private static void edit(UiWorld world, Browser browser, String key, String value) {
    world.elsewhere().put("/v1/kv/trial/" + key, value);
    browser.open(world.page(1, "kv/trial/" + key + "/edit"));
    browser.awaitText(value);
    browser.click("button", Words.EDIT);
  }

  @Test
  void shouldMakeAKeyThatEndsByItself(UiWorld world, Browser browser) {
    browser.open(world.page(1, "kv/trial/create"));
    browser.write(FIELD, Words.NAME, "brief");
    browser.write(FIELD, Words.VALUE, "for an hour");
    browser.write(FIELD, Words.LIFE, "1h");
    browser.click("button", Words.CREATE);
    browser.awaitText("1h after it was last written");
    browser.awaitText("for an hour");
    assertEquals("3600s", world.elsewhere().json("/v1/kv/trial/brief").at("/0/TTL").asText());
  }

  @Test
  void shouldNotMakeAKeyThatIsThere(UiWorld world, Browser browser) {
    world.elsewhere().put("/v1/kv/trial/taken", "theirs");
    browser.open(world.page(1, "kv/trial/create"));
    browser.write(FIELD, Words.NAME, "taken");
    browser.write(FIELD, Words.VALUE, "mine");
    browser.click("button", Words.CREATE);
    browser.awaitText("This key is there already:");
    assertEquals("theirs", world.elsewhere().get("/v1/kv/trial/taken?raw"));
  }

  @Test
  void shouldSayWhatGoesWithAFolder(UiWorld world, Browser browser) throws IOException {
    Requests api = world.elsewhere();
    for (String key : new String[] {"one", "two", "below/three"}) {
      api.put("/v1/kv/doomed/" + key, key);
    }
    browser.open(world.page(1, "kv/doomed/"));
    askToDelete(browser);
    Screenshots.write(browser, "kv-delete-folder");
    browser.click("button", Words.CANCEL);
    browser.awaitNoText("Delete this folder");
    assertEquals(3, api.json("/v1/kv/doomed/?keys").size());

    askToDelete(browser);
    browser.click("button", "Delete 3 keys");
    browser.awaitNoText("doomed"); // neither as the path nor in the tree beside it
    assertEquals(NOT_FOUND, api.statusOf("/v1/kv/doomed/?keys"));
    assertNotEquals(NOT_FOUND, api.statusOf("/v1/kv/catalogue/?keys&separator=/"));
  }

  private static void askToDelete(Browser browser) {
    browser.click("button", Words.DELETE_FOLDER);
    browser.awaitText("Delete this folder with 3 keys?");
    browser.awaitText("doomed/below/three");
  }

  @Test
  void shouldBringBackWhatWas(UiWorld world, Browser browser) throws IOException {
    Requests api = world.elsewhere();
    api.put("/v1/kv/trial/old", "one\n");
    api.put("/v1/kv/trial/old", "two\n");
    browser.open(world.page(1, "kv/trial/old/edit?view=history"));
    browser.awaitText("2 versions");
    browser.click("button", Words.COMPARE);
    browser.awaitText("- removed: one + added: two");
    Screenshots.write(browser, "kv-versions");
    browser.click("button", Words.BRING_BACK);
    browser.awaitText(Words.BRING_BACK_TITLE);
    browser.click("button", Words.BRING_BACK);
    browser.awaitText("3 versions");
    assertEquals("one\n", api.get("/v1/kv/trial/old?raw"));
  }
}
