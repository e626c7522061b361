package io.praetor.health.internal.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.health.internal.Reports;
import io.praetor.health.internal.net.DeniedAddresses;
import io.praetor.health.internal.net.Network;
import io.praetor.health.internal.net.TestCertificate;
import io.praetor.health.internal.net.TestServer;
import io.praetor.health.internal.net.TlsClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Http2TypesTest {

  private static final Duration LONG = Duration.ofSeconds(15);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final Network network = new Network(DeniedAddresses.NONE);
  private final TlsClients tls = new TlsClients(false, "");

  @AfterEach
  void close() {
    network.close();
  }

  private String grpc(Duration timeout, String target, Object... more) throws Exception {
    return Reports.of(new GrpcType(network, tls), timeout, members("GRPC", target, more));
  }

  private String ping(Duration timeout, String target, Object... more) throws Exception {
    return Reports.of(new H2PingType(network, tls), timeout, members("H2PING", target, more));
  }

  private static Map<String, Object> members(String key, String target, Object... more) {
    Map<String, Object> members = new HashMap<>();
    members.put(key, target);
    for (int i = 0; i < more.length; i += 2) {
      members.put((String) more[i], more[i + 1]);
    }
    return members;
  }

  @Test
  void shouldAskForTheServerAndForItsServices() throws Exception {
    try (HealthServer server = HealthServer.plain()) {
      String at = server.address();
      assertEquals("passing gRPC check " + at + ": success", grpc(LONG, at));
      assertEquals("passing gRPC check " + at + "/good: success", grpc(LONG, at + "/good"));
      assertEquals(
          "critical gRPC " + at + "/bad serving status: NOT_SERVING", grpc(LONG, at + "/bad"));
      assertEquals(
          "critical rpc error: code = NotFound desc = unknown service a/b+c",
          grpc(LONG, at + "/a/b+c"));
    }
  }

  @Test
  void shouldAskOverTls() throws Exception {
    try (HealthServer server = HealthServer.tls(TestCertificate.context("grpc.example"))) {
      String at = server.address();
      String refused = grpc(LONG, at, "GRPCUseTLS", true);
      assertTrue(
          refused.startsWith("critical rpc error: code = Unavailable desc = connection error"),
          refused);
      assertTrue(refused.contains("x509: "), refused);
      assertEquals(
          "passing gRPC check " + at + ": success",
          grpc(LONG, at, "GRPCUseTLS", true, "TLSSkipVerify", true));
      assertEquals("passing HTTP2 ping was successful", ping(LONG, at, "TLSSkipVerify", true));
    }
  }

  @Test
  void shouldPingInPlainTextOnlyWhenItIsTold() throws Exception {
    try (HealthServer server = HealthServer.plain()) {
      assertEquals(
          "passing HTTP2 ping was successful", ping(LONG, server.address(), "H2PINGUseTLS", false));
      String report = ping(LONG, server.address());
      assertTrue(report.startsWith("critical "), report);
    }
  }

  @Test
  void shouldSayWhyNobodyAnswers() throws Exception {
    String closed = TestServer.closed();
    assertEquals(
        "critical rpc error: code = Unavailable desc = connection error: desc = \"transport: Error"
            + " while dialing dial tcp "
            + closed
            + ": connect: connection refused\"",
        grpc(LONG, closed + "/svc"));
    assertEquals(
        "critical Failed to dial to "
            + closed
            + ": dial tcp "
            + closed
            + ": connect: connection refused",
        ping(LONG, closed));
    try (TestServer silent = TestServer.silent()) {
      assertEquals(
          "critical rpc error: code = DeadlineExceeded desc = context deadline exceeded",
          grpc(SHORT, silent.address()));
      assertEquals(
          "critical HTTP2 ping failed: context deadline exceeded",
          ping(SHORT, silent.address(), "H2PINGUseTLS", false));
    }
    try (TestServer web = TestServer.saying("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      assertTrue(grpc(LONG, web.address()).startsWith("critical rpc error: code = Unavailable"));
    }
  }

  @Test
  void shouldTakeAnyBytesFromAServer() throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    byte[] settings = {0, 0, 0, 4, 0, 0, 0, 0, 0};
    try (TestServer server =
        TestServer.plain(
            (in, out) -> {
              byte[] bytes = new byte[random.nextInt(400)];
              random.nextBytes(bytes);
              if (random.nextBoolean()) {
                out.write(settings);
              }
              out.write(bytes);
            })) {
      for (int i = 0; i < 60; i++) {
        String report =
            i % 2 == 0
                ? grpc(LONG, server.address())
                : ping(LONG, server.address(), "H2PINGUseTLS", false);
        assertTrue(report.startsWith("critical "), report);
      }
    }
  }
}
