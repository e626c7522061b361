package io.praetor.itest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Where a token is needed, pages lead to where one is given, and come back with it. */
@ExtendWith(UiExtension.class)
class TokenIT {

  private static final String SECRET = "0c1d2e3f-open-sesame";

  @TempDir private Path directory;

  @Test
  void shouldComeBackWithTheToken(UiWorld world, Browser browser) throws IOException {
    String agent = "http://" + world.server(1).address() + ":8500";
    try (Gate gate = new Gate(agent, SECRET::equals)) {
      browser.open(gate.page("services"));
      browser.awaitText(Words.REFUSED);
      browser.click("link", Words.OTHER_TOKEN);
      give(browser, "wrong");
      browser.awaitText(Words.TOKEN_REFUSED);
      assertTrue(gate.tokens().contains("wrong"), () -> gate.tokens().toString());
      give(browser, SECRET);
      // At the page where it was missed, with what is there for those who have it.
      UiPage.SERVICES.await(browser);
      assertTrue(gate.tokens().contains(SECRET), () -> gate.tokens().toString());

      browser.open(gate.page("settings"));
      browser.click("button", Words.FORGET_TOKEN);
      browser.awaitText(Words.NO_TOKEN);
      assertEquals("", gate.tokens().get(gate.tokens().size() - 1));
      browser.open(gate.page("services"));
      browser.awaitText(Words.REFUSED);
    }
  }

  private static void give(Browser browser, String token) {
    browser.write("textbox", Words.SECRET, token);
    browser.click("button", Words.USE_TOKEN);
  }

  @Test
  void shouldLeadToSettingsWhereTheAgentRefusesAll(UiWorld world, Browser browser)
      throws IOException {
    String more =
        """
        , "server": true, "bootstrap": true, "ui_config": {"enabled": true},
        "acl": {"enabled": true, "default_policy": "deny"}
        """;
    try (AgentProcess agent = AgentProcess.agent(directory, "closed", more)) {
      agent.start().awaitLeader();
      agent.await(Browser.PATIENCE, "/v1/agent/self", body -> body.contains("denied"));
      agent.await(Browser.PATIENCE, "/ui/", body -> body.contains("<base"));
      browser.open("http://" + agent.address() + ":8500/ui/");
      browser.awaitText(Words.REFUSED);
      Screenshots.write(browser, "token-needed");
      browser.click("link", Words.OTHER_TOKEN);
      browser.awaitText(Words.NO_TOKEN);
      give(browser, SECRET);
      browser.awaitText(Words.TOKEN_REFUSED);
      Screenshots.write(browser, "token-refused");
    }
  }
}
