package io.praetor.http.internal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Resource;
import io.praetor.api.audit.AuditEntry;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import io.praetor.testkit.acl.FakeAuthorizer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
  void shouldSayWhoUsedWhatIsForEverybody() throws IOException {
    server.providers.audit(entries::add);
    server.serve("/v1/public", TestServer.text("yes"));
    assertEquals(200, client.get("/v1/public?token=secret").status());
    assertEquals(FakeAuthorizer.allowing().accessor(), last().accessor());
  }

  @Test
  void shouldSayWhoUsedWhatIsForEverybodyWhenThatIsKnown() throws Exception {
    server.providers.audit(entries::add);
    server.serve("/v1/public", TestServer.text("yes"));
    CompletableFuture<Authorizer> later = new CompletableFuture<>();
    server.providers.accessControl(secret -> later);
    assertEquals(200, client.get("/v1/public?token=secret").status());
    assertEquals(0, entries.size());
    later.complete(FakeAuthorizer.allowing());
    assertEquals(FakeAuthorizer.allowing().accessor(), last().accessor());
  }

  @Test
  void shouldRecordWhatNoOtherAgentAnswered() throws IOException {
    server.providers.audit(entries::add);
    TestRelay relay = new TestRelay(false);
    relay.servers.put("dc2", (request, sink) -> refuse(sink));
    server.providers.relay(relay);
    assertEquals(500, client.get("/v1/item/x?dc=dc2").status());
    assertEquals(500, last().status());
  }

  private static Runnable refuse(ApiResponse.Sink sink) {
    sink.fail(new OperationFailedException("No known Consul servers"));
    return () -> {};
  }

  @Test
  void shouldRecordWhatIsDoneForThoseWhoDoNotWaitForTheAnswer() throws Exception {
    BlockingQueue<AuditEntry> recorded = new LinkedBlockingQueue<>();
    server.providers.audit(recorded::add);
    CountDownLatch asked = new CountDownLatch(1);
    server.serve(
        "/v1/slow",
        request -> {
          asked.countDown();
          return new Answer.Later(new CompletableFuture<>());
        });
    client.send("GET /v1/slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
    asked.await();
    client.close();
    AuditEntry entry = recorded.poll(20, TimeUnit.SECONDS);
    assertEquals("/v1/slow", entry.path());
    assertEquals(499, entry.status());
  }

  @Test
  void shouldAnswerNothingThatItCannotRecord() throws IOException {
    assertEquals(503, client.get("/v1/item/x?token=secret").status());
  }
}
