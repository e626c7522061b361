package io.praetor.itest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Why a check is critical, and since when: told where checks are, and where their services are. */
@ExtendWith(UiExtension.class)
class ChecksIT {

  private static final String ID = "trial-heartbeat";
  private static final String REGISTER = "/v1/catalog/register";

  @Test
  void shouldSayWhyAndHowItWas(UiWorld world, Browser browser) throws Exception {
    Requests owner = world.elsewhere();
    owner.putJson("/v1/agent/check/register", Map.of("Name", ID, "TTL", "1h", "Status", "passing"));
    owner.put("/v1/agent/check/fail/" + ID + "?note=the%20cable%20is%20out", "");
    try {
      browser.open(world.page(1, "checks"));
      browser.click(Words.FILTER_ROLES, Words.CRITICAL);
      browser.write(Words.SEARCH_ROLES, Words.SEARCH, "cable trial");
      browser.awaitText(ID);
      browser.click(Words.FOLD_ROLES, Words.WHY);
      browser.awaitText("Output the cable is out");
      browser.awaitNoText(Words.LOADING);
      // The filter would take it away.
      browser.click(Words.FILTER_ROLES, "All");
      browser.write(Words.SEARCH_ROLES, Words.SEARCH, ID);
      owner.put("/v1/agent/check/pass/" + ID + "?note=plugged%20in", "");
      browser.awaitText("critical → becomes passing");
      browser.awaitText("plugged in");
      Screenshots.write(browser, "check-history");
      assertEquals(List.of(), browser.complaints());
    } finally {
      owner.put("/v1/agent/check/deregister/" + ID, "");
    }
  }

  @Test
  void shouldTellOfAServiceHowItWas(UiWorld world, Browser browser) throws Exception {
    Requests api = world.elsewhere();
    api.putJson(REGISTER, instance("passing"));
    try {
      browser.open(world.page(1, "services/trial-service"));
      browser.awaitText("Now 1 passing, 0 warning, 0 critical.");
      api.putJson(REGISTER, instance("critical"));
      browser.awaitText("Now 0 passing, 0 warning, 1 critical.");
      browser.awaitText("at most 1 critical and 0 warning at a time");
      browser.click(Words.FOLD_ROLES, "Changes");
      browser.awaitText("passing → becomes critical");
      Screenshots.write(browser, "service-history");
    } finally {
      api.putJson(
          "/v1/catalog/deregister", Map.of("Node", WorldCatalog.node(2), "ServiceID", "trial"));
    }
  }

  private static Map<String, Object> instance(String state) {
    return Map.of(
        "Node", WorldCatalog.node(2),
        "SkipNodeUpdate", true,
        "Address", "10.1.2.10",
        "Service", Map.of("ID", "trial", "Service", "trial-service", "Port", 80),
        "Check",
            Map.of(
                "CheckID", "trial-check",
                "Name", "Trial",
                "Status", state,
                "ServiceID", "trial"));
  }
}
