package io.praetor.config.internal.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.config.internal.syntax.JsonText;
import io.praetor.format.hcl.HclText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TreeReaderTest {

  private final TreeReader json = new TreeReader(Schema.load(), true);
  private final TreeReader hcl = new TreeReader(Schema.load(), false);

  @Test
  void shouldMatchNamesInAnyCase() throws Exception {
    assertEquals(Map.of("data_dir", "d"), read("{\"Data_Dir\": \"d\"}"));
  }

  @Test
  void shouldTakeOneElementForAnObjectOrAScalar() throws Exception {
    assertEquals(
        Map.of("ports", Map.of("http", 1L), "domain", "x"),
        hcl.read(HclText.object("ports { http = 1 }\ndomain = [\"x\"]")));
    assertEquals("", hcl.reading().error());
  }

  @Test
  void shouldRefuseTwoObjectsForOne() throws Exception {
    hcl.read(HclText.object("ports { http = 1 }\nports { dns = 2 }"));
    assertEquals(
        "1 error(s) decoding:\n\n* 'ports' expected a map, got 'slice'", hcl.reading().error());
  }

  @Test
  void shouldNameGoTypesOfEachFormat() throws Exception {
    read("{\"datacenter\": 1, \"retry_join\": \"x\", \"node_meta\": {\"a\": true}}");
    assertEquals(
        """
        3 error(s) decoding:

        * 'datacenter' expected type 'string', got unconvertible type 'float64', value: '1'
        * 'node_meta[a]' expected type 'string', got unconvertible type 'bool', value: 'true'
        * 'retry_join': source data must be an array or slice, got string"""
            .stripIndent(),
        json.reading().error());
    hcl.read(HclText.object("datacenter = 1"));
    assertTrue(hcl.reading().error().contains("unconvertible type 'int'"));
  }

  @Test
  void shouldRefuseFractionsAndHugeNumbersForInt() throws Exception {
    read("{\"retry_max\": 1.5, \"bootstrap_expect\": 99999999999}");
    assertTrue(json.reading().error().startsWith("2 error(s) decoding:"));
  }

  @Test
  void shouldRefuseBadDurationsNamingTheKey() throws Exception {
    read("{\"dns_config\": {\"node_ttl\": \"10\"}}");
    assertEquals(
        "1 error occurred:\n\t* dns_config.node_ttl: invalid duration: \"10\":"
            + " time: missing unit in duration \"10\"\n\n",
        json.reading().error());
  }

  @Test
  void shouldMoveOldKeysToNewOnesAndSaySo() throws Exception {
    assertEquals(
        Map.of(
            "recursors", List.of("8.8.8.8", "9.9.9.9"),
            "ui_config", Map.of("dir", "/ui"),
            "telemetry", Map.of("statsite_address", "s:1")),
        read(
            "{\"recursor\": \"8.8.8.8\", \"recursors\": [\"9.9.9.9\"], \"ui_dir\": \"/ui\","
                + " \"statsite_addr\": \"s:1\"}"));
    assertEquals(3, json.reading().warnings().size());
    assertEquals(
        "The 'ui_dir' field is deprecated. Use the 'ui_config.dir' field instead.",
        json.reading().warnings().get(0));
  }

  @Test
  void shouldPreferTheNewKeyAndTurnSwitchesOn() throws Exception {
    assertEquals(
        Map.of("primary_datacenter", "new", "acl", Map.of("enabled", true)),
        read("{\"acl_datacenter\": \"old\", \"primary_datacenter\": \"new\"}"));
  }

  @Test
  void shouldReadServicesOfTheFirstAge() throws Exception {
    assertEquals(
        Map.of(
            "services",
            List.of(
                Map.of(
                    "name",
                    "web",
                    "checks",
                    List.of(
                        Map.of(
                            "args", List.of("sh", "-c", "curl localhost"), "interval", "10s"))))),
        read(
            "{\"service\": {\"name\": \"web\", \"check\":"
                + " {\"script\": \"curl localhost\", \"interval\": \"10s\"}}}"));
    assertEquals("", json.reading().error());
  }

  @Test
  void shouldSayThatIgnoredKeysAreIgnored() throws Exception {
    assertEquals(Map.of(), read("{\"ae_interval\": \"1m\"}"));
    assertEquals(List.of("The 'ae_interval' setting has no effect."), json.reading().warnings());
  }

  private Map<String, Object> read(String text) throws Exception {
    return json.read(JsonText.object(text));
  }
}
