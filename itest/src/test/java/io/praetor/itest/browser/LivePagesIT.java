package io.praetor.itest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens while a page is open is seen there, without loading it again. */
@ExtendWith(UiExtension.class)
class LivePagesIT {

  private static final String STAYED = "return window.__stayed === true";

  @Test
  void shouldShowWhatIsRegisteredMeanwhile(UiWorld world, Browser browser) {
    openServices(world, 1, browser, "just-made");
    register(world, "just-made");
    browser.awaitText("just-made");
    deregister(world, "just-made");
    browser.awaitNoText("just-made");
    assertEquals(true, browser.script(STAYED));
  }

  @Test
  void shouldTellThatTheAgentIsAwayAndGoOnWhenItIsBack(UiWorld world, Browser browser)
      throws IOException {
    openServices(world, 3, browser, "made-later");
    world.server(3).kill();
    browser.awaitText(Words.LOST);
    Screenshots.write(browser, "services-agent-away");
    world.server(3).start().awaitLeader();
    browser.awaitNoText(Words.LOST);
    register(world, "made-later");
    browser.awaitText("made-later");
    deregister(world, "made-later");
    browser.awaitNoText("made-later");
    assertEquals(true, browser.script(STAYED));
  }

  @Test
  void shouldGoOnWhenThePagesAreReplaced(UiWorld world, Browser browser) throws IOException {
    openServices(world, 2, browser, "made-after");
    world.replacePages(2);
    register(world, "made-after");
    browser.awaitText("made-after");
    // Modules of pages that were not open yet come from the next build.
    browser.click("link", Words.NODES);
    UiPage.NODES.await(browser);
    assertEquals(true, browser.script(STAYED));
    browser.open(world.page(2, "overview"));
    UiPage.OVERVIEW.await(browser);
    deregister(world, "made-after");
  }

  /** The list of services in which only those of a name are searched, of which there is none. */
  private static void openServices(UiWorld world, int server, Browser browser, String name) {
    browser.open(world.page(server, "services"));
    browser.awaitText("account-api");
    browser.script("window.__stayed = true");
    browser.write(Words.SEARCH_ROLES, Words.SEARCH, name.substring(0, name.length() - 1));
    browser.awaitNoText("account-api");
    browser.awaitNoText(name);
  }

  private static void register(UiWorld world, String name) {
    world
        .elsewhere()
        .putJson(
            "/v1/catalog/register",
            Map.of(
                "Node",
                WorldCatalog.node(0),
                "SkipNodeUpdate",
                true,
                "Address",
                "10.1.0.10",
                "Service",
                Map.of("Service", name, "Port", 80)));
  }

  private static void deregister(UiWorld world, String name) {
    world
        .elsewhere()
        .putJson("/v1/catalog/deregister", Map.of("Node", WorldCatalog.node(0), "ServiceID", name));
  }
}
