package io.praetor.itest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is installed, and that an agent for which nobody signs takes nothing. */
@ExtendWith(UiExtension.class)
class PluginsIT {

  @TempDir private Path directory;

  @Test
  void shouldTellWhatIsInstalled(UiWorld world, Browser browser) {
    browser.open(world.page(1, "plugins"));
    browser.awaitText("1 plugin");
    browser.awaitText("active " + UiWorld.PLUGIN);
    browser.awaitText("CheckType"); // what it provides
  }

  @Test
  void shouldSayThatFilesAreNotTaken(UiWorld world, Browser browser) throws IOException {
    browser.open(world.page(1, "plugins"));
    UiPage.PLUGINS.await(browser);
    Path jar = Files.writeString(directory.resolve("another.jar"), "no jar at all");
    browser.attach(Words.PLUGIN_FILE, jar);
    browser.click("button", Words.INSTALL);
    browser.awaitText("Install another.jar on this agent?");
    browser.click("button", Words.INSTALL);
    browser.awaitText(Words.PLUGIN_FORBIDDEN);
    Screenshots.write(browser, "plugins-forbidden");
    assertEquals(1, new Requests(world.server(1).client()).json("/v1/agent/plugins").size());
  }
}
