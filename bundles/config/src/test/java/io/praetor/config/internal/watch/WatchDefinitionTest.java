package io.praetor.config.internal.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatchDefinitionTest {

  private static Map<String, Object> values(Object... pairs) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put((String) pairs[i], pairs[i + 1]);
    }
    return values;
  }

  private static String target(Object... pairs) throws ConfigurationException {
    return WatchQuery.of(values(pairs)).target();
  }

  private static void refused(String text, Object... pairs) {
    ConfigurationException refusal =
        assertThrows(ConfigurationException.class, () -> WatchDefinition.of(values(pairs)));
    assertEquals(text, refusal.getMessage());
  }

  @Test
  void shouldKnowWhereToLook() throws Exception {
    assertEquals(
        "/v1/kv/a/b%20c?dc=x&stale",
        target("type", "key", "key", "/a/b c", "stale", true, "datacenter", "x"));
    assertEquals("/v1/kv/a?recurse", target("type", "keyprefix", "prefix", "a"));
    assertEquals("/v1/catalog/services", target("type", "services"));
    assertEquals(
        "/v1/catalog/nodes?filter=a+%3D%3D+b", target("type", "nodes", "filter", "a == b"));
    assertEquals(
        "/v1/health/service/web?tag=a&tag=b&passing=1",
        target("type", "service", "service", "web", "tag", List.of("a", "b"), "passingonly", true));
    assertEquals(
        "/v1/health/service/web?tag=a", target("type", "service", "service", "web", "tag", "a"));
    assertEquals("/v1/health/state/any", target("type", "checks"));
    assertEquals("/v1/health/state/critical", target("type", "checks", "state", "critical"));
    assertEquals("/v1/health/checks/web", target("type", "checks", "service", "web"));
    assertEquals("/v1/event/list?name=deploy", target("type", "event", "name", "deploy"));
  }

  @Test
  void shouldKeepTheHandler() throws Exception {
    WatchDefinition args =
        WatchDefinition.of(values("type", "nodes", "args", List.of("a", "b"), "token", "t"));
    assertEquals(
        "{\"type\":\"nodes\",\"target\":\"/v1/catalog/nodes\",\"datacenter\":\"\","
            + "\"token\":\"t\",\"args\":[\"a\",\"b\"]}",
        args.json());
    assertFalse(args.isDeprecated());
    WatchDefinition line =
        WatchDefinition.of(values("type", "nodes", "handler", "a b", "handler_type", "script"));
    assertTrue(line.json().endsWith("\"handler\":\"a b\"}"));
    assertTrue(line.isDeprecated());
    WatchDefinition http =
        WatchDefinition.of(
            values(
                "type",
                "nodes",
                "handler_type",
                "http",
                "http_handler_config",
                Map.of("path", "http://x/", "header", Map.of("A", List.of("1", "2")))));
    assertTrue(
        http.json()
            .endsWith(
                "\"http\":{\"path\":\"http://x/\",\"method\":\"POST\",\"timeoutMillis\":10000,"
                    + "\"header\":{\"A\":[\"1\",\"2\"]},\"skipVerify\":false}}"));
  }

  @Test
  void shouldRefuseWhatCannotWork() {
    String nodes = "Failed to parse watch (type \"nodes\"): ";
    refused(nodes + "Must define a watch handler", "type", "nodes");
    refused(nodes + "Only one watch handler allowed", "type", "nodes", "handler", "a", "args", "b");
    refused(nodes + "Watch handler must be a string", "type", "nodes", "handler", 1L);
    refused(nodes + "Watch args must be a list of strings", "type", "nodes", "args", List.of(1L));
    refused(nodes + "Invalid parameters: [key]", "type", "nodes", "args", "a", "key", "k");
    refused("Handler type 'x' not recognized", "type", "nodes", "handler_type", "x");
    refused("Watch type connect_leaf is not allowed in agent config", "type", "connect_leaf");
    refused(
        nodes + "Handler type 'http' requires 'http_handler_config' to be set",
        "type",
        "nodes",
        "handler_type",
        "http");
    refused(
        nodes + "Failed to parse 'http_handler_config': Requires 'path' to be set",
        "type",
        "nodes",
        "handler_type",
        "http",
        "http_handler_config",
        Map.of());
    refused("Failed to parse watch (type \"null\"): Watch type must be specified", "args", "a");
  }
}
