package io.praetor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineInterfaceTest {

  private static final String USAGE = "Usage: consul [--version] [--help] <command> [<args>]\n";

  private final TestTerminal terminal = new TestTerminal();

  @Test
  void shouldExplainItselfToWhoNamesNoCommand() {
    assertEquals(127, terminal.run());
    assertTrue(terminal.err().startsWith(USAGE));
    assertEquals(127, terminal.run("nonsense"));
    assertTrue(terminal.err().startsWith(USAGE));
    assertEquals("", terminal.out());
  }

  @Test
  void shouldExplainItselfToWhoAsks() {
    assertEquals(0, terminal.run("-help"));
    assertTrue(terminal.out().startsWith(USAGE));
    assertTrue(terminal.out().contains("\n    kv         "), terminal.out());
    assertEquals("", terminal.err());
  }

  @Test
  void shouldExplainAGroup() {
    String usage = "Usage: consul kv <subcommand> [options] [args]\n";
    assertEquals(1, terminal.run("kv"));
    assertTrue(terminal.err().startsWith(usage));
    assertEquals(1, terminal.run("kv", "nonsense"));
    assertTrue(terminal.err().startsWith(usage));
    assertEquals(0, terminal.run("kv", "-help"));
    assertTrue(terminal.out().startsWith(usage));
    assertTrue(terminal.out().contains("    export    "), terminal.out());
  }

  @Test
  void shouldExplainACommand() {
    assertEquals(0, terminal.run("kv", "get", "-h"));
    assertTrue(terminal.out().startsWith("Usage: consul kv get [options] [KEY_OR_PREFIX]\n"));
    assertTrue(terminal.out().contains("\n  -separator=<value>\n"), terminal.out());
    assertTrue(terminal.out().contains("\n  -recurse\n"), terminal.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONSUL_HTTP_ADDR",
        "CONSUL_HTTP_SSL",
        "CONSUL_HTTP_SSL_VERIFY",
        "CONSUL_HTTP_AUTH",
        "CONSUL_HTTP_TOKEN",
        "CONSUL_HTTP_TOKEN_FILE",
        "CONSUL_CACERT",
        "CONSUL_CAPATH",
        "CONSUL_CLIENT_CERT",
        "CONSUL_CLIENT_KEY",
        "CONSUL_TLS_SERVER_NAME"
      })
  void shouldNameTheVariablesThatFlagsFallBackOn(String variable) {
    assertEquals(0, terminal.run("members", "-h"));
    assertTrue(terminal.out().contains(variable), terminal.out());
  }

  @Test
  void shouldNameSubcommandsOnceInAUsage() {
    assertEquals(0, terminal.run("tls", "-h"));
    assertTrue(
        terminal.out().startsWith("Usage: consul tls <subcommand> [options]\n"), terminal.out());
  }

  @Test
  void shouldExplainTheCommandAfterAWrongFlag() {
    assertEquals(1, terminal.run("kv", "get", "-nonsense", "a"));
    assertTrue(
        terminal
            .err()
            .startsWith("flag provided but not defined: -nonsense\nUsage: consul kv get"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "--version", "-version", "-v"})
  void shouldSayItsVersion(String argument) {
    assertEquals(0, terminal.run(argument));
    String[] lines = terminal.out().split("\n", -1);
    assertEquals("Consul v" + VersionCommand.SPOKEN_VERSION, lines[0]);
    assertTrue(lines[1].startsWith("Revision praetor-"), lines[1]);
    assertEquals(
        "Protocol 2 spoken by default, understands 2 to 3 (agent will automatically use protocol >2 when speaking to compatible agents)",
        lines[2]);
  }

  @Test
  void shouldSayItsVersionInAFormat() {
    assertEquals(0, terminal.run("version", "-format=json"));
    assertTrue(terminal.out().contains("\"Version\": \"" + VersionCommand.SPOKEN_VERSION + "\""));
    assertEquals(1, terminal.run("version", "-format=nonsense"));
    assertEquals("Unknown format: nonsense\n", terminal.err());
  }

  @Test
  void shouldMakeADifferentKeyEachTime() {
    assertEquals(0, terminal.run("keygen", "extra"));
    String first = terminal.out();
    assertEquals(32, Base64.getDecoder().decode(first.strip()).length);
    assertEquals(0, terminal.run("keygen"));
    assertTrue(!first.equals(terminal.out()));
  }
}
