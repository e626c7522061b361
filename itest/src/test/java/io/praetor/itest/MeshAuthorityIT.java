package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Cli;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate authority of the mesh, as services of every agent have it. */
class MeshAuthorityIT {

  /** Generous: the machine may be busy. */
  private static final Duration SOON = Duration.ofSeconds(60);

  private static final String ROOTS = "/v1/connect/ca/roots";
  private static final String LEAF = "/v1/agent/connect/ca/leaf/web";
  private static final String CONFIGURATION = "/v1/connect/ca/configuration";
  private static final Pattern ACTIVE = Pattern.compile("\"ActiveRootID\": ?\"([^\"]+)\"");
  private static final Pattern INDEX = Pattern.compile("\"ModifyIndex\": ?([0-9]+)");

  @TempDir Path directory;

  @Test
  void shouldVouchForServicesOfEveryAgent() throws Exception {
    try (AgentProcess server =
            AgentProcess.agent(directory, "server", ", \"server\": true, \"bootstrap\": true");
        AgentProcess client = client(server)) {
      server.start().awaitLeader();
      client.start().awaitLeader();
      String roots = server.await(SOON, ROOTS, found -> ACTIVE.matcher(found).find());
      assertFalse(roots.contains("PRIVATE"), roots);
      assertEquals(active(roots), active(body(client, "GET", "/v1/agent/connect/ca/roots", "")));
      String leaf = body(client, "GET", LEAF, "");
      assertTrue(leaf.contains("BEGIN EC PRIVATE KEY"), leaf);
      assertEquals(leaf, body(client, "GET", LEAF, ""));
      authorizes(client);
      Path kept = directory.resolve("kept.snap");
      consul(server, "snapshot", "save", kept.toString());
      rotates(server, client, roots, leaf);
      consul(server, "snapshot", "restore", kept.toString());
      server.await(SOON, ROOTS, found -> active(found).equals(active(roots)));
      assertNotEquals(leaf, body(client, "GET", LEAF, ""));
    }
  }

  private AgentProcess client(AgentProcess server) throws IOException {
    String join = ", \"retry_join\": [\"%s\"], \"retry_interval\": \"1s\"";
    return AgentProcess.agent(directory, "client", join.formatted(server.address()));
  }

  private static void authorizes(AgentProcess client) {
    String question =
        "{\"Target\": \"db\","
            + " \"ClientCertURI\": \"spiffe://any.consul/ns/default/dc/dc1/svc/web\"}";
    String path = "/v1/agent/connect/authorize";
    assertTrue(body(client, "POST", path, question).contains("allowed by default"));
    body(
        client,
        "PUT",
        "/v1/connect/intentions/exact?source=web&destination=db",
        "{\"Action\": \"deny\"}");
    assertTrue(
        body(client, "POST", path, question)
            .contains("Matched L4 intention: default/web => default/db"));
  }

  /** Who waits for the next certificate gets it, of the new root. */
  private static void rotates(AgentProcess server, AgentProcess client, String roots, String leaf) {
    Matcher index = INDEX.matcher(leaf);
    assertTrue(index.find(), leaf);
    String config = "{\"Provider\": \"consul\", \"Config\": {\"PrivateKeyBits\": 384}}";
    body(client, "PUT", CONFIGURATION, config);
    String rotated = server.await(SOON, ROOTS, found -> !active(found).equals(active(roots)));
    assertTrue(rotated.contains(active(roots)), rotated);
    String waiting = LEAF + "?wait=2s&index=" + index.group(1);
    client.await(SOON, waiting, next -> next.contains("CertPEM") && !next.equals(leaf));
  }

  private static String active(String roots) {
    Matcher active = ACTIVE.matcher(roots);
    return active.find() ? active.group(1) : "";
  }

  private static void consul(AgentProcess agent, String... arguments) throws IOException {
    Cli.Result result = agent.consul(arguments);
    assertEquals(0, result.exit(), result::err);
  }

  private static String body(AgentProcess agent, String method, String path, String body) {
    HttpResponse<String> answer = agent.client().send(method, path, body);
    assertEquals(200, answer.statusCode(), answer::body);
    return answer.body();
  }
}
