package io.praetor.cli.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.praetor.cli.StubAgent;
import io.praetor.cli.TestTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginCommandTest {

  private final TestTerminal terminal = new TestTerminal();
  private StubAgent agent;

  @TempDir Path directory;

  @BeforeEach
  void start() throws IOException {
    agent = new StubAgent();
    terminal.with("CONSUL_HTTP_ADDR", agent.address()).with("CONSUL_HTTP_TOKEN", "mine");
  }

  @AfterEach
  void stop() {
    agent.close();
  }

  private int login(Path sink) throws IOException {
    Path bearer = Files.writeString(directory.resolve("bearer"), " jwt\n");
    return terminal.run(
        "login",
        "-method=m",
        "-meta=pod=p",
        "-bearer-token-file=" + bearer,
        "-token-sink-file=" + sink);
  }

  @Test
  void shouldWriteTheSecretForItsOwnerAlone() throws IOException {
    agent.answering(200, "{\"SecretID\":\"secret\"}");
    Path sink = directory.resolve("new").resolve("sink");
    assertEquals(0, login(sink));
    assertEquals("", terminal.out() + terminal.err());
    assertEquals(
        List.of(
            "POST /v1/acl/login {\"AuthMethod\":\"m\",\"BearerToken\":\"jwt\","
                + "\"Meta\":{\"pod\":\"p\"}}"),
        agent.requests());
    assertEquals("null", agent.lastToken());
    assertEquals("secret", Files.readString(sink));
    assertEquals("rw-------", mode(sink));
    agent.answering(200, "{\"SecretID\":\"another\"}");
    assertEquals(0, login(sink));
    assertEquals("another", Files.readString(sink));
    assertEquals("rw-------", mode(sink));
    try (var all = Files.list(sink.getParent())) {
      assertEquals(List.of(sink), all.toList());
    }
  }

  @Test
  void shouldWriteNothingWhenRefused() throws IOException {
    agent.answering(403, "Permission denied");
    Path sink = directory.resolve("sink");
    assertEquals(1, login(sink));
    assertEquals(
        "Error logging in: Unexpected response code: 403 (Permission denied)\n", terminal.err());
    assertFalse(Files.exists(sink));
  }

  @Test
  void shouldLogOutWithTheToken() {
    assertEquals(0, terminal.run("logout"));
    assertEquals(List.of("POST /v1/acl/logout"), agent.requests());
    assertEquals("mine", agent.lastToken());
    assertEquals(0, terminal.run("logout", "-token="));
    assertEquals("mine", agent.lastToken());
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
