package io.praetor.health.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.health.internal.Reports;
import io.praetor.health.internal.net.DeniedAddresses;
import io.praetor.health.internal.net.Network;
import io.praetor.health.internal.net.TestCertificate;
import io.praetor.health.internal.net.TestServer;
import io.praetor.health.internal.net.TlsClients;
import io.praetor.spi.check.RunningCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpTypeTest {

  private static final Duration LONG = Duration.ofSeconds(15);
  private static final Duration SHORT = Duration.ofMillis(300);

  /**
   * Passes wholly, but what is said first must have come by then, on a machine that may be busy.
   */
  private static final Duration UNTIL_STARTED = Duration.ofSeconds(5);

  private final Network network = new Network(DeniedAddresses.NONE);
  private final HttpType type = new HttpType(network, new TlsClients(false, ""));

  @AfterEach
  void close() {
    network.close();
  }

  private String check(Duration timeout, String url, Object... more) throws Exception {
    Map<String, Object> members = new HashMap<>();
    members.put("HTTP", url);
    for (int i = 0; i < more.length; i += 2) {
      members.put((String) more[i], more[i + 1]);
    }
    return Reports.of(type, timeout, members);
  }

  private static TestServer answering(String status, String body) throws IOException {
    return TestServer.saying(
        "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
  }

  /** Answers with the request. */
  private static TestServer echo() throws IOException {
    return TestServer.plain(
        (in, out) -> {
          String head = TestServer.request(in);
          out.write(("HTTP/1.1 200 OK\r\n\r\n" + head).getBytes(StandardCharsets.UTF_8));
        });
  }

  @Test
  void shouldJudgeByTheStatus() throws Exception {
    Map<String, String> expected =
        Map.of(
            "200 OK", "passing",
            "204 No Content", "passing",
            "299 Fine", "passing",
            "429 Too Many Requests", "warning",
            "500 Internal Server Error", "critical",
            "301 Moved", "critical");
    for (Map.Entry<String, String> each : expected.entrySet()) {
      boolean none = each.getKey().startsWith("204");
      try (TestServer server = answering(each.getKey(), none ? "" : "hello")) {
        String url = "http://" + server.address() + "/x";
        assertEquals(
            each.getValue()
                + " HTTP GET "
                + url
                + ": "
                + each.getKey()
                + " Output: "
                + (none ? "" : "hello"),
            check(LONG, url));
      }
    }
  }

  @Test
  void shouldSayWhoItIsAndWhatItWants() throws Exception {
    try (TestServer server = echo()) {
      assertEquals(
          "passing HTTP GET http://"
              + server.address()
              + ": 200 OK Output: GET / HTTP/1.1\r\nhost: "
              + server.address()
              + "\r\nuser-agent: Consul Health Check\r\naccept: text/plain, text/*, */*\r\n"
              + "connection: close\r\n\r\n",
          check(LONG, "http://" + server.address()));
    }
  }

  @Test
  void shouldSendWhatTheDefinitionSays() throws Exception {
    try (TestServer server = echo()) {
      String report =
          check(
              LONG,
              "http://u:p@" + server.address() + "/du mp?a=ü#f",
              "Method",
              "PUT",
              "Header",
              Map.of("X-Golden", List.of("a", "b"), "Host", List.of("h"), "User-Agent", "me"),
              "Body",
              "ping");
      assertTrue(report.contains("Output: PUT /du%20mp?a=%C3%BC HTTP/1.1\r\n"), report);
      assertTrue(report.contains("X-Golden: a\r\nX-Golden: b\r\n"), report);
      assertTrue(report.contains("Host: h\r\n"), report);
      assertTrue(report.contains("User-Agent: me\r\n"), report);
      assertTrue(report.contains("authorization: Basic dTpw\r\n"), report);
      assertTrue(report.contains("content-length: 4\r\n"), report);
    }
  }

  @Test
  void shouldKeepTheEndOfTheBody() throws Exception {
    try (TestServer server = answering("200 OK", "0123456789".repeat(900))) {
      String report = check(LONG, "http://" + server.address() + "/");
      assertTrue(report.endsWith("Output: 456789" + "0123456789".repeat(409)), report);
      assertTrue(
          check(LONG, "http://" + server.address() + "/", "OutputMaxSize", 3L)
              .endsWith("Output: 789"));
    }
  }

  @Test
  void shouldFollowRedirectsUnlessItIsToldNotTo() throws Exception {
    try (TestServer server =
        TestServer.plain(
            (in, out) -> {
              String head = TestServer.request(in);
              String answer =
                  head.contains(" /a/from ")
                      ? "HTTP/1.1 302 Found\r\nLocation: to?x=1\r\nContent-Length: 2\r\n\r\nno"
                      : "HTTP/1.1 200 OK\r\n\r\n" + head.lines().findFirst().orElse("");
              out.write(answer.getBytes(StandardCharsets.UTF_8));
            })) {
      String url = "http://" + server.address() + "/a/from";
      assertEquals(
          "passing HTTP POST " + url + ": 200 OK Output: GET /a/to?x=1 HTTP/1.1",
          check(LONG, url, "Method", "POST", "Body", "x"));
      assertEquals(
          "critical HTTP GET " + url + ": 302 Found Output: no",
          check(LONG, url, "DisableRedirects", true));
    }
    try (TestServer loop = TestServer.saying("HTTP/1.1 307 T\r\nLocation: /loop\r\n\r\n")) {
      assertEquals(
          "critical Get \"/loop\": stopped after 10 redirects",
          check(LONG, "http://" + loop.address() + "/"));
    }
  }

  @Test
  void shouldFailInGosWords() throws Exception {
    String closed = TestServer.closed();
    assertEquals(
        "critical Get \"http://"
            + closed
            + "/x\": dial tcp "
            + closed
            + ": connect: connection refused",
        check(LONG, "http://" + closed + "/x"));
    assertEquals(
        "critical Get \"ftp://h/x\": unsupported protocol scheme \"ftp\"",
        check(LONG, "ftp://h/x"));
    assertEquals(
        "critical Get \"nonsense\": unsupported protocol scheme \"\"", check(LONG, "nonsense"));
    assertEquals(
        "critical parse \"http://%zz/\": invalid URL escape \"%zz\"", check(LONG, "http://%zz/"));
    assertEquals(
        "critical net/http: invalid method \"B AD\"",
        check(LONG, "http://" + closed + "/x", "Method", "B AD"));
    assertEquals(
        "critical Get \"http://" + closed + "/\": net/http: invalid header field value for \"X\"",
        check(LONG, "http://" + closed + "/", "Header", Map.of("X", List.of("a\nb"))));
    try (TestServer mute = TestServer.plain((in, out) -> TestServer.request(in))) {
      assertEquals(
          "critical Get \"http://" + mute.address() + "/\": EOF",
          check(LONG, "http://" + mute.address() + "/"));
    }
    try (TestServer junk = TestServer.saying("junk junk junk\r\n\r\n")) {
      String report = check(LONG, "http://" + junk.address() + "/");
      assertTrue(
          report.contains("/\": net/http: HTTP/1.x transport connection broken: malformed HTTP"),
          report);
    }
  }

  @Test
  void shouldTakeWhatHasComeWhenTimeIsUp() throws Exception {
    try (TestServer silent = TestServer.silent()) {
      assertEquals(
          "critical Post \"http://"
              + silent.address()
              + "/x\": context deadline exceeded"
              + " (Client.Timeout exceeded while awaiting headers)",
          check(SHORT, "http://" + silent.address() + "/x", "Method", "POST"));
    }
    CountDownLatch end = new CountDownLatch(1);
    try (TestServer slow =
        TestServer.plain(
            (in, out) -> {
              out.write(
                  "HTTP/1.1 200 Fine\r\nContent-Length: 9\r\n\r\nok"
                      .getBytes(StandardCharsets.UTF_8));
              out.flush();
              try {
                end.await(20, TimeUnit.SECONDS);
              } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
              }
            })) {
      assertEquals(
          "passing HTTP GET http://" + slow.address() + "/: 200 Fine Output: ok",
          check(UNTIL_STARTED, "http://" + slow.address() + "/"));
      end.countDown();
    }
    try (TestServer shortened =
        TestServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok")) {
      assertTrue(check(LONG, "http://" + shortened.address() + "/").endsWith("200 OK Output: ok"));
    }
  }

  @Test
  void shouldTalkTlsAndTrustWhomItMay() throws Exception {
    try (TestServer server =
        TestServer.tls(
            TestCertificate.context("web.example"),
            (in, out) -> {
              TestServer.request(in);
              out.write("HTTP/1.1 200 OK\r\n\r\nsafe".getBytes(StandardCharsets.UTF_8));
            })) {
      String url = "https://" + server.address() + "/";
      String refused = check(LONG, url);
      assertTrue(refused.startsWith("critical Get \"" + url + "\": x509: "), refused);
      assertEquals(
          "passing HTTP GET " + url + ": 200 OK Output: safe",
          check(LONG, url, "TLSSkipVerify", true));
    }
    try (TestServer plain =
        TestServer.plain(
            (in, out) -> {
              out.write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(StandardCharsets.UTF_8));
              out.flush();
              while (in.read() >= 0) {
                // until the check hangs up
              }
            })) {
      String url = "https://" + plain.address() + "/";
      assertEquals(
          "critical Get \"" + url + "\": tls: first record does not look like a TLS handshake",
          check(LONG, url));
    }
  }

  @Test
  void shouldReportNothingAfterItWasClosed() throws Exception {
    CountDownLatch connected = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    try (TestServer server =
        TestServer.plain(
            (in, out) -> {
              connected.countDown();
              while (in.read() >= 0) {
                // until the check hangs up
              }
              gone.countDown();
            })) {
      Reports reports = new Reports();
      RunningCheck check =
          type.start(
              Reports.definition(LONG, Map.of("HTTP", "http://" + server.address() + "/")),
              reports);
      check.attempt();
      assertTrue(connected.await(20, TimeUnit.SECONDS));
      check.close();
      assertTrue(gone.await(20, TimeUnit.SECONDS), "the connection is closed");
      assertTrue(reports.isEmpty());
    }
  }

  @Test
  void shouldTakeAnyBytesFromAServer() throws Exception {
    SplittableRandom random = new SplittableRandom(11);
    try (TestServer server =
        TestServer.plain(
            (in, out) -> {
              byte[] bytes = new byte[random.nextInt(400)];
              random.nextBytes(bytes);
              if (random.nextBoolean()) {
                out.write(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                        .getBytes(StandardCharsets.UTF_8));
              }
              out.write(bytes);
            })) {
      for (int i = 0; i < 60; i++) {
        String report = check(LONG, "http://" + server.address() + "/");
        assertTrue(report.matches("(?s)(passing|critical) .+"), report);
      }
    }
  }
}
