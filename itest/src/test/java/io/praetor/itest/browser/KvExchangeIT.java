package io.praetor.itest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** A folder leaves as a file, and comes in again somewhere else as what it was. */
@ExtendWith(UiExtension.class)
class KvExchangeIT {

  private static final String FROM = "freight/";
  private static final String TO = "landed/";

  /** Larger than numbers of scripts can be. */
  private static final String FLAGS = "18446744073709551615";

  @TempDir private Path directory;

  @Test
  void shouldBringInWhatWasTakenOut(UiWorld world, Browser browser) {
    Requests api = world.elsewhere();
    api.put("/v1/kv/" + FROM + "text?flags=" + FLAGS, "設定");
    api.put("/v1/kv/" + FROM + "empty", "");
    api.put("/v1/kv/" + FROM + "below/" + Requests.encode(Payloads.IMAGE), Payloads.SCRIPT);

    Path file = directory.resolve("freight.json");
    browser.saveTo(directory);
    browser.open(world.page(1, "kv/" + FROM));
    browser.click("button", Words.EXPORT);
    browser.await(file.toString(), () -> Files.exists(file));

    browser.open(world.page(1, "kv?view=import"));
    browser.write("textbox", Words.PREFIX, TO);
    browser.press(Keys.TAB);
    browser.attach(Words.CHOOSE_FILE, file);
    browser.click("button", "Write 3 keys");
    browser.awaitText("3 keys written.");
    Inertness.check(browser, "import");
    assertEquals(contents(api, FROM), contents(api, TO + FROM));
  }

  /** Flags and values by names within a folder. */
  private static Map<String, String> contents(Requests api, String folder) {
    Map<String, String> found = new TreeMap<>();
    for (JsonNode row : api.json("/v1/kv/" + folder + "?recurse")) {
      found.put(
          row.path("Key").asText().substring(folder.length()),
          row.path("Flags") + " " + row.path("Value"));
    }
    return found;
  }
}
