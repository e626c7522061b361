package io.praetor.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.config.internal.AgentConfigurations.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code consul validate} answered to the same files, word for word. */
class ValidateTest {

  private static final String BIND = "\"data_dir\": \"d\", \"bind_addr\": \"127.0.0.1\"";

  @TempDir Path directory;

  @Test
  void shouldAcceptADirectoryOfBothFormats() throws IOException {
    file("a.json", "{\"datacenter\": \"dc1\", \"bind_addr\": \"127.0.0.1\"}");
    file("b.hcl", "node_name = \"x\"\ndata_dir = \"d\"\n");
    assertEquals(new Outcome(Optional.empty(), List.of(), false), validate());
  }

  @Test
  void shouldReadJsonInAnHclFile() throws IOException {
    file("a.hcl", "\n{" + BIND + ", \"server\": true}");
    assertEquals(new Outcome(Optional.empty(), List.of(), false), validate());
  }

  @Test
  void shouldTakeTheNameOfTheHostForAnEmptyNodeName() throws IOException {
    file("a.json", "{" + BIND + ", \"node_name\": \" \"}");
    assertEquals(Optional.empty(), validate().error());
  }

  @Test
  void shouldNameAnAbsentFile() {
    assertEquals(
        "config: Open failed on absent. open absent: no such file or directory",
        error(AgentConfigurations.validate(List.of("absent"), "")));
  }

  @Test
  void shouldTellWhereTextEnds() throws IOException {
    Path file = file("a.json", "{\"datacenter\": ");
    assertError("failed to parse " + file + ": unexpected end of JSON input");
  }

  @Test
  void shouldTellAllMistakesOfServicesTogether() throws IOException {
    file(
        "a.hcl",
        """
        data_dir = "d"
        services {
          name = "w" weights { passing = 0 } meta { "consul-x" = "y" } port = 1 socket_path = "/x"
          proxy {
            mode = "bad" mesh_gateway { mode = "zz" } upstreams = [{local_bind_socket_mode = "9x"}]
          }
          connect { sidecar_service { id = "q" connect { sidecar_service { } } } }
          check { interval = "xx" }
        }
        services { name = "w2" weights { passing = 70000 } meta { "a b" = "y" } }
        checks { id = "z" timeout = "5" }
        ports { http = 999999 }
        """);
    assertError(
        """
        13 errors occurred:
        \t* check[z].timeout: invalid duration: "5": time: missing unit in duration "5"
        \t* check[].interval: invalid duration: "xx": time: invalid duration "xx"
        \t* invalid meta for service w: Couldn't load metadata pair ('consul-x', 'y'): Key prefix 'consul-' is reserved for internal use
        \t* Invalid weight definition for service w: Passing must be greater than 0
        \t* service w cannot have both socket path /x and address/port
        \t* local_bind_socket_mode: invalid mode: 9x
        \t* Invalid Mesh Gateway Mode: "zz"
        \t* Invalid Proxy Mode: "bad"
        \t* sidecar_service can't specify an ID
        \t* sidecar_service can't have a nested sidecar_service
        \t* invalid meta for service w2: Couldn't load metadata pair ('a b', 'y'): Key contains invalid characters
        \t* Invalid weight definition for service w2: DNS Weight must be between 0 and 65535
        \t* ports.http: invalid port: 999999

        """);
  }

  @Test
  void shouldRefuseOpaquePartsOfAnotherShape() throws IOException {
    file("a.hcl", "data_dir = \"d\" service { name = \"w\" check { header = \"x\" } }");
    assertError(
        "1 error(s) decoding:\n\n* 'service.checks[0].header' expected type 'map', got unconvertible"
            + " type 'string'");
  }

  @Test
  void shouldTellUnknownKeys() throws IOException {
    Path file = file("a.json", "{\"data_dir\": \"d\", \"nonsense_key\": 1}");
    assertError(
        "failed to parse " + file + ": 1 error occurred:\n\t* invalid config key nonsense_key\n\n");
  }

  @Test
  void shouldTakeMembersOfChecksWhoseKindIsYetToCome() throws IOException {
    file(
        "a.json",
        """
        {"data_dir": "d", "bind_addr": "127.0.0.1", "service": {"name": "w", "checks": [
          {"redis": "host:6379", "redis_role": "master", "interval": "1s"}]}}
        """);
    assertEquals(Optional.empty(), validate().error());
  }

  @Test
  void shouldTellUnknownMembersOfChecksWhoseKindIsKnown() throws IOException {
    Path file =
        file("a.json", "{\"data_dir\": \"d\", \"checks\": [{\"ttl\": \"5s\", \"redis\": \"a\"}]}");
    assertError(
        "failed to parse "
            + file
            + ": 1 error occurred:\n\t* invalid config key checks[0].redis\n\n");
  }

  @Test
  void shouldTellAllUnknownKeysOfAFileWithTheirPaths() throws IOException {
    Path file =
        file("a.json", "{\"ports\": {\"x\": 1}, \"services\": [{\"name\": \"a\", \"y\": 2}]}");
    assertError(
        "failed to parse "
            + file
            + ": 2 errors occurred:\n\t* invalid config key ports.x"
            + "\n\t* invalid config key services[0].y\n\n");
  }

  @Test
  void shouldTellWrongTypes() throws IOException {
    Path file = file("a.json", "{\"data_dir\": \"d\", \"server\": \"yes\"}");
    assertError(
        "failed to parse "
            + file
            + ": 1 error(s) decoding:\n\n"
            + "* 'server' expected type 'bool', got unconvertible type 'string', value: 'yes'");
  }

  @Test
  void shouldTellBadDatacenter() throws IOException {
    file("a.json", "{\"data_dir\": \"d\", \"datacenter\": \"DC 1!\"}");
    assertError(
        "datacenter can only contain lowercase alphanumeric, - or _ characters."
            + " received: \"dc 1!\"");
  }

  @Test
  void shouldTellBadPort() throws IOException {
    file("a.json", "{\"data_dir\": \"d\", \"ports\": {\"http\": 99999999}}");
    assertError("1 error occurred:\n\t* ports.http: invalid port: 99999999\n\n");
  }

  @Test
  void shouldTellMissingDataDirectory() throws IOException {
    file("a.json", "{\"server\": true}");
    assertError("data_dir cannot be empty");
  }

  @Test
  void shouldTellBadBindAddress() throws IOException {
    file("a.json", "{\"data_dir\": \"d\", \"bind_addr\": \"nonsense\"}");
    assertError("bind_addr cannot be empty");
  }

  @Test
  void shouldAcceptACheckWithoutAType() throws IOException {
    file(
        "a.json",
        "{" + BIND + ", \"service\": {\"name\": \"x\", \"check\": {\"interval\": \"10s\"}}}");
    assertTrue(validate().error().isEmpty());
  }

  @Test
  void shouldTellBadGossipKey() throws IOException {
    file("a.json", "{" + BIND + ", \"encrypt\": \"short\"}");
    assertTrue(error(validate()).startsWith("encrypt has invalid key"));
  }

  @Test
  void shouldRefuseBothWaysToBootstrap() throws IOException {
    file(
        "a.json", "{" + BIND + ", \"bootstrap\": true, \"bootstrap_expect\": 3, \"server\": true}");
    assertError("'bootstrap_expect > 0' and 'bootstrap = true' are mutually exclusive");
  }

  @Test
  void shouldReadOddExtensionsOnlyWhenToldTheFormat() throws IOException {
    Path file = file("odd.conf", "data_dir = \"d\" bind_addr = \"127.0.0.1\"");
    List<String> paths = List.of(file.toString());
    assertTrue(AgentConfigurations.validate(paths, "hcl").error().isEmpty());
    assertFalse(AgentConfigurations.validate(paths, "").error().isEmpty());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private Outcome validate() {
    return AgentConfigurations.validate(List.of(directory.toString()), "");
  }

  private void assertError(String expected) {
    assertEquals(expected, error(validate()));
  }

  private static String error(Outcome outcome) {
    return outcome.error().orElseThrow();
  }
}
