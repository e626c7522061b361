package io.praetor.http.internal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.api.audit.AuditEntry;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import io.praetor.testkit.acl.FakeAuthorizer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTest {

  private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
  private TestServer server;
  private TestClient client;

  @BeforeEach
  void start() throws IOException {
    server =
        new TestServer(
            Map.of(
                "audited",
                true,
                "accessControl",
                true,
                "providerWaitMillis",
                50L,
                "blockEndpoints",
                new String[] {"/v1/blocked"}));
    server.providers.accessControl(
        secret ->
            CompletableFuture.completedFuture(
                FakeAuthorizer.allowing(secret.isEmpty() ? "" : "key:read \"a\"")));
    Need need = Need.of(Resource.KEY, Access.READ, request -> "a");
    server.serve(new Route("/v1/item/", Map.of("GET", need.then(TestServer.text("yes")))));
    client = server.client();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  private AuditEntry last() {
    return entries.get(entries.size() - 1);
  }

  @Test
  void shouldRecordWhoDidWhatFromWhereWithWhatResult() throws IOException {
    server.providers.audit(entries::add);
    assertEquals(200, client.get("/v1/item/x%2Fy?token=secret", "User-Agent: t").status());
    AuditEntry entry = last();
    assertEquals("GET", entry.method());
    assertEquals("/v1/item/x/y", entry.path());
    assertEquals(FakeAuthorizer.allowing().accessor(), entry.accessor());
    assertTrue(entry.remote().startsWith("127.0.0.1:"), entry.remote());
    assertEquals("localhost", entry.host());
    assertEquals("t", entry.userAgent());
    assertEquals(200, entry.status());
  }

  @Test
  void shouldRecordRefusals() throws IOException {
    server.providers.audit(entries::add);
    assertEquals(403, client.get("/v1/item/x").status());
    assertEquals(403, last().status());
    assertEquals(403, client.get("/v1/blocked").status());
    assertEquals("/v1/blocked", last().path());
    assertEquals(405, client.ask("PUT", "/v1/item/x").status());
    assertEquals(405, last().status());
  }

  @Test
  void shouldRecordNoSecretsOfOldRoutesAndNothingEndless() throws IOException {
    server.providers.audit(entries::add);
    assertEquals(404, client.get("/v1/acl/info/some-secret").status());
    assertEquals("/v1/acl/info/<hidden>", last().path());
    assertEquals(403, client.get("/v1/item/" + "x".repeat(9_000)).status());
    assertEquals(2_048, last().path().length());
    assertEquals(403, client.get("/v1/item/x", "User-Agent: " + "y".repeat(999)).status());
    assertEquals(256, last().userAgent().length());
  }

  @Test
  void shouldAnswerNothingThatItCannotRecord() throws IOException {
    assertEquals(503, client.get("/v1/item/x?token=secret").status());
  }
}
