package io.praetor.config.internal.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.config.internal.schema.Schema;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentFlagsTest {

  private final Schema schema = Schema.load();

  @Test
  void shouldReadEverySpelling() throws Exception {
    AgentFlags flags =
        parse("-node=a", "--datacenter", "b", "-server", "-ui=false", "-http-port", "1");
    assertEquals(
        Map.of(
            "node_name",
            "a",
            "datacenter",
            "b",
            "server",
            true,
            "ui_config",
            Map.of("enabled", false),
            "ports",
            Map.of("http", 1L)),
        flags.scalars());
  }

  @Test
  void shouldCollectListsPathsAndFragments() throws Exception {
    AgentFlags flags =
        parse(
            "-config-dir",
            "a",
            "-retry-join=x",
            "-config-file=b",
            "-retry-join",
            "y",
            "-hcl",
            "k = 1",
            "-node-meta",
            "rack:r:1",
            "-config-format=hcl",
            "-dev");
    assertEquals(List.of("a", "b"), flags.paths());
    assertEquals(Map.of("retry_join", List.of("x", "y")), flags.lists());
    assertEquals(Map.of("node_meta", Map.of("rack", "r:1")), flags.scalars());
    assertEquals(List.of("k = 1"), flags.fragments());
    assertEquals("hcl", flags.format());
    assertTrue(flags.dev());
  }

  @Test
  void shouldRefuseAsGoDoes() {
    assertEquals("flag provided but not defined: -nonsense", error("-nonsense"));
    assertEquals("flag needs an argument: -node", error("-node"));
    assertEquals(
        "invalid boolean value \"maybe\" for -server: parse error", error("-server=maybe"));
    assertEquals("invalid value \"x\" for flag -http-port: parse error", error("-http-port", "x"));
    assertEquals("bad flag syntax: ---x", error("---x"));
    assertEquals("Unexpected extra arguments: [a -b]", error("-server", "a", "-b"));
  }

  @Test
  void shouldAskForHelp() throws Exception {
    assertTrue(parse("-server", "-h").help());
    assertTrue(parse("--help").help());
  }

  private AgentFlags parse(String... words) throws ConfigurationException {
    return AgentFlags.parse(List.of(words), schema);
  }

  private String error(String... words) {
    return assertThrows(ConfigurationException.class, () -> parse(words)).getMessage();
  }
}
