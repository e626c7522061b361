package io.praetor.cli.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.cli.TestTerminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a Consul 1.10 says about the same files and agents. */
class TlsMessagesTest {

  private static final Duration LONG_AGO = Duration.ofDays(400);

  @TempDir Path ours;
  @TempDir Path others;

  private final TestTerminal terminal = new TestTerminal();

  @BeforeEach
  void makeCertificates() throws Exception {
    for (Path directory : new Path[] {ours, others}) {
      assertEquals(0, terminal.run(new TlsCaCreateCommand(directory, () -> longAgo())));
      certificate(directory, Instant.now(), "-server");
      certificate(directory, Instant.now(), "-cli");
    }
    Files.writeString(ours.resolve("garbage"), "nothing of use\n");
  }

  private static Instant longAgo() {
    return Instant.now().minus(LONG_AGO);
  }

  private void certificate(Path directory, Instant now, String role) {
    assertEquals(
        0, terminal.run(new TlsCertCreateCommand(directory, () -> now), role), terminal.err());
  }

  private String ask(String address, String... variables) {
    terminal.with("CONSUL_HTTP_ADDR", address);
    for (String variable : variables) {
      int end = variable.indexOf('=');
      UnaryOperator<String> whole = name -> (name.isEmpty() ? "" : ours.resolve(name).toString());
      terminal.with(variable.substring(0, end), whole.apply(variable.substring(end + 1)));
    }
    assertEquals(1, terminal.run("kv", "get", "x"));
    return terminal.err()
        .replace(ours.toString(), "DIR")
        .replace(address, "AGENT")
        .strip();
  }

  @Test
  void shouldSayThatTheAgentRefusesTheCertificate() throws Exception {
    String refused = "Error querying Consul agent: Get \"AGENT/v1/kv/x\": remote error: tls: ";
    try (TlsAgent agent = new TlsAgent(ours)) {
      String none = ask(agent.address(), "CONSUL_CACERT=consul-agent-ca.pem");
      assertTrue(none.startsWith(refused), none);
      String foreign =
          ask(
              agent.address(),
              "CONSUL_CLIENT_CERT=" + others.resolve("dc1-cli-consul-0.pem"),
              "CONSUL_CLIENT_KEY=" + others.resolve("dc1-cli-consul-0-key.pem"));
      assertTrue(foreign.startsWith(refused), foreign);
      assertEquals(
          "Error! No key exists at: x",
          ask(
              agent.address(),
              "CONSUL_CLIENT_CERT=dc1-cli-consul-0.pem",
              "CONSUL_CLIENT_KEY=dc1-cli-consul-0-key.pem"));
    }
  }

  @Test
  void shouldSayWhyItDoesNotBelieveTheAgent() throws Exception {
    String refused = "Error querying Consul agent: Get \"AGENT/v1/kv/x\": x509: certificate ";
    try (TlsAgent agent = new TlsAgent(ours)) {
      assertEquals(refused + "signed by unknown authority", ask(agent.address()));
      assertEquals(
          refused + "signed by unknown authority",
          ask(agent.address(), "CONSUL_CACERT=" + others.resolve("consul-agent-ca.pem")));
      terminal.with("CONSUL_TLS_SERVER_NAME", "foo.bar");
      assertEquals(
          refused + "is valid for server.dc1.consul, localhost, not foo.bar",
          ask(agent.address(), "CONSUL_CACERT=consul-agent-ca.pem"));
    }
  }

  @Test
  void shouldSayThatTheAgentsCertificateExpired() throws Exception {
    Files.delete(ours.resolve("dc1-server-consul-0.pem"));
    Files.delete(ours.resolve("dc1-server-consul-0-key.pem"));
    certificate(ours, longAgo(), "-server");
    try (TlsAgent agent = new TlsAgent(ours)) {
      String text = ask(agent.address(), "CONSUL_CACERT=consul-agent-ca.pem");
      assertTrue(
          text.matches(
              ".*: x509: certificate has expired or is not yet valid: current time [-0-9T:]+Z is"
                  + " after [-0-9T:]+Z"),
          text);
    }
  }

  @Test
  void shouldSayThatTheAgentHasNoTls() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answer(server));
      assertEquals(
          "Error querying Consul agent: Get \"AGENT/v1/kv/x\": http: server gave HTTP response to"
              + " HTTPS client",
          ask("https://localhost:" + server.getLocalPort()));
      answered.join();
    }
  }

  /** As an HTTP server does when it gets what is no HTTP. */
  private static void answer(ServerSocket server) {
    try (Socket client = server.accept()) {
      assertTrue(client.getInputStream().read() >= 0);
      client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      awaitEnd(client);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whoever closes with something unread takes back what was sent. */
  private static void awaitEnd(Socket client) throws IOException {
    try {
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (SocketException reset) {
      assertTrue(client.isConnected());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "none|''|''|Error loading CA File: open DIR/none: no such file or directory",
        "garbage|''|''|Error loading CA File: Couldn't parse PEM in: DIR/garbage",
        "/|''|''|Error loading CA File: read /: is a directory",
        "''|none|dc1-cli-consul-0-key.pem|open DIR/none: no such file or directory",
        "''|dc1-cli-consul-0.pem|none|open DIR/none: no such file or directory",
        "''|dc1-cli-consul-0.pem|''|both client cert and client key must be provided",
        "''|''|dc1-cli-consul-0-key.pem|both client cert and client key must be provided",
        "''|garbage|dc1-cli-consul-0-key.pem|tls: failed to find any PEM data in certificate input",
        "''|dc1-cli-consul-0.pem|garbage|tls: failed to find any PEM data in key input",
        "''|dc1-cli-consul-0.pem|dc1-server-consul-0-key.pem|tls: private key does not match public"
            + " key"
      })
  void shouldSayWhatIsWrongWithFiles(String ca, String cert, String key, String text) {
    assertEquals(
        "Error connecting to Consul agent: " + text,
        ask(
            "https://localhost:1",
            "CONSUL_CACERT=" + ca,
            "CONSUL_CLIENT_CERT=" + cert,
            "CONSUL_CLIENT_KEY=" + key));
  }

  @Test
  void shouldSayThatThereIsNoDirectoryOfAuthorities() {
    assertEquals(
        "Error connecting to Consul agent: lstat DIR/none: no such file or directory",
        ask("https://localhost:1", "CONSUL_CAPATH=none"));
  }
}
