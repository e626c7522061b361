package io.praetor.itest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.WebElement;

/** How far the others are from a node, and that things of another agent are left to that agent. */
@ExtendWith(UiExtension.class)
class NodeIT {

  private static final String RTT = "/round-trip-time";
  private static final String COORDINATES = "/v1/coordinate/nodes";

  @Test
  void shouldTellHowFarTheOthersAre(UiWorld world, Browser browser) {
    String node = WorldCatalog.node(1);
    browser.open(world.page(1, "nodes/" + node + RTT));
    UiPage.NODE_RTT.await(browser);
    WebElement table = browser.find("table", "Nearest");
    String first = table.getText().lines().skip(2).findFirst().orElseThrow();
    assertEquals(nearest(world.elsewhere().json(COORDINATES), node), first.split(" ")[0]);
    browser.find("image|img", Words.ROUND_TRIPS);
  }

  private static String nearest(JsonNode all, String name) {
    List<JsonNode> nodes = StreamSupport.stream(all.spliterator(), false).toList();
    JsonNode here =
        nodes.stream().filter(each -> isNamed(each, name)).findFirst().orElseThrow().path("Coord");
    return nodes.stream()
        .filter(each -> !isNamed(each, name))
        .min(Comparator.comparingDouble(each -> seconds(here, each.path("Coord"))))
        .orElseThrow()
        .path("Node")
        .asText();
  }

  private static boolean isNamed(JsonNode each, String name) {
    return each.path("Node").asText().equals(name);
  }

  /** As agents compute it. */
  private static double seconds(JsonNode one, JsonNode other) {
    double squares = 0;
    for (int n = 0; n < one.path("Vec").size(); n++) {
      double apart = one.path("Vec").path(n).asDouble() - other.path("Vec").path(n).asDouble();
      squares += apart * apart;
    }
    double raw = Math.sqrt(squares) + sum("Height", one, other);
    double adjusted = raw + sum("Adjustment", one, other);
    return adjusted > 0 ? adjusted : raw;
  }

  private static double sum(String member, JsonNode one, JsonNode other) {
    return one.path(member).asDouble() + other.path(member).asDouble();
  }

  @Test
  void shouldSayThatNothingIsKnown(UiWorld world, Browser browser) {
    browser.open(world.page(1, "nodes/" + Requests.encode(Payloads.LINK) + RTT));
    browser.awaitText(Words.NO_COORDINATES);
  }

  @Test
  void shouldLetItsAgentForgetAnInstance(UiWorld world, Browser browser) throws Exception {
    Requests owner = world.elsewhere();
    owner.put("/v1/agent/service/register", "{\"Name\": \"left-over\", \"ID\": \"left-over-1\"}");
    browser.open(world.page(1, "services/left-over"));
    browser.awaitText("left-over-1");
    browser.click(Words.FOLD_ROLES, "1 check, " + Words.DETAILS);
    browser.click("button", Words.DEREGISTER + ": left-over-1");
    browser.awaitText("Deregister instance left-over-1 on node server-2?");
    browser.awaitText(Words.ASKS_OWNER);
    Screenshots.write(browser, "instance-deregister");
    assertEquals(1, owner.json("/v1/agent/services").size());
    browser.click("button", Words.DEREGISTER);
    browser.awaitText(Words.NO_INSTANCES);
    // Its own agent knows it no longer, so nothing brings it back.
    assertEquals(0, owner.json("/v1/agent/services").size());
    assertEquals(0, owner.json("/v1/catalog/service/left-over").size());
  }
}
