package io.praetor.http.internal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DNS rebinding and cross-site requests (attack class N). */
class ForeignPagesTest {

  private static final InetSocketAddress HERE = new InetSocketAddress("127.0.0.1", 4000);
  private static final InetSocketAddress AFAR = new InetSocketAddress("10.0.0.7", 4000);

  private final ForeignPages pages =
      new ForeignPages(
          List.of("Node-1", "*.consul"),
          List.of("consul.example.com", "*.tools.example.com"),
          List.of("X-A: b", "Access-Control-Allow-Origin: https://board.example.com"));

  private String ask(String method, InetSocketAddress remote, String... headers) {
    HttpHeaders all = new DefaultHttpHeaders();
    for (int i = 0; i < headers.length; i += 2) {
      all.add(headers[i], headers[i + 1]);
    }
    return pages.refusal(method, all, remote);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:8500",
        "[::1]:8500",
        "localhost",
        "LOCALHOST:8500",
        "agent.localhost:1",
        "node-1:8500",
        "consul.service.consul:8500",
        "consul.service.consul.",
        "consul.example.com",
        "a.tools.example.com",
        ""
      })
  void shouldServeProgramsOnThisMachineThatUseItsNames(String host) {
    assertNull(ask("GET", HERE, "Host", host));
    assertNull(ask("PUT", HERE, "Host", host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example:8500",
        "localhost.evil.example",
        "127.0.0.1.evil.example:8500",
        "xconsul:8500",
        "consul:8500",
        "evilconsul.example.com",
        "tools.example.com",
        "1.2.3",
        "[::1].evil"
      })
  void shouldRefuseNamesThatSomebodyElseMayOwn(String host) {
    if (!host.startsWith("[")) {
      assertNotNull(ask("GET", HERE, "Host", host), host);
    }
    assertNotNull(ask("PUT", HERE, "Host", "x" + host), host);
  }

  private final ForeignPages unlisted =
      new ForeignPages(List.of("node-1", "*.consul"), List.of(), List.of());

  private String fromAfar(String host, String... header) {
    HttpHeaders headers = new DefaultHttpHeaders().add("Host", host);
    for (int i = 0; i < header.length; i += 2) {
      headers.add(header[i], header[i + 1]);
    }
    return unlisted.refusal("GET", headers, AFAR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "User-Agent=Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "Accept-Language=en",
        "Referer=http://evil.example:8500/",
        "Priority=u=4",
        "Origin=http://evil.example:8500"
      })
  void shouldRefuseBrowsersThatStrangersLedHereByTheirNames(String header) {
    String[] parts = header.split("=", 2);
    assertNotNull(fromAfar("evil.example:8500", parts));
    assertNotNull(fromAfar("1.evil.example", parts));
    for (String own :
        List.of(
            "10.0.0.1:8500",
            "[fd00::1]:8500",
            "node-1",
            "server-2:8500",
            "consul.service.consul",
            "consul.default.svc.cluster.local",
            "ip-10-0-0-1.ec2.internal")) {
      assertNull(fromAfar(own, parts), own);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "User-Agent=Go-http-client/1.1",
        "User-Agent=curl/8.5.0",
        "Accept-Language=*",
        "User-Agent=Mozilla/5.0 (Windows NT; Windows NT 10.0) WindowsPowerShell/5.1",
        "Sec-Fetch-Site=same-origin"
      })
  void shouldNotMindByWhatNameProgramsAndBrowsersOverTlsReachIt(String header) {
    assertNull(fromAfar("consul.example.com:8500", header.split("=", 2)));
  }

  @Test
  void shouldNotMindNamesThatOtherMachinesUseUnlessNamesAreListed() {
    HttpHeaders headers = new DefaultHttpHeaders().add("Host", "whatever.example");
    assertNull(unlisted.refusal("GET", headers, AFAR));
    assertNotNull(unlisted.refusal("GET", headers, HERE));
    assertNotNull(pages.refusal("GET", headers, AFAR));
    assertNull(pages.refusal("PUT", headers, null));
  }

  @Test
  void shouldRefuseWhatPagesOfOthersSend() {
    for (String origin : List.of("https://evil.example", "null", "http://localhost:3000", "x")) {
      assertNotNull(ask("PUT", AFAR, "Host", "localhost:8500", "Origin", origin), origin);
      assertNull(ask("GET", AFAR, "Host", "localhost:8500", "Origin", origin), origin);
    }
  }

  @Test
  void shouldTakeWhatItsOwnPagesSend() {
    assertNull(ask("PUT", HERE, "Host", "localhost:8500", "Origin", "http://localhost:8500"));
    assertNull(
        ask(
            "DELETE",
            HERE,
            "Host",
            "10.0.0.1:8500",
            "Origin",
            "https://consul.example.com",
            "Sec-Fetch-Site",
            "same-origin"));
  }

  @Test
  void shouldTakeWhatAllowedPagesSend() {
    for (String origin : List.of("https://consul.example.com", "https://board.example.com")) {
      assertNull(ask("PUT", HERE, "Host", "localhost:8500", "Origin", origin), origin);
      assertNull(
          ask("PUT", HERE, "Host", "a", "Origin", origin, "Sec-Fetch-Site", "cross-site"), origin);
    }
  }

  @Test
  void shouldBelieveBrowsersThatTellOfAnotherSite() {
    assertNotNull(
        ask("POST", HERE, "Host", "localhost", "Origin", "null", "Sec-Fetch-Site", "cross-site"));
    assertNotNull(
        ask(
            "POST",
            HERE,
            "Host",
            "localhost",
            "Origin",
            "http://localhost",
            "Sec-Fetch-Site",
            "same-site"));
  }

  @Test
  void shouldTellTheSettingInTheRefusal() throws IOException {
    try (TestServer server = new TestServer(Map.of("ownHosts", new String[] {"node-1"}));
        TestClient client = server.client()) {
      server.serve("/v1/item", TestServer.text("yes"));
      client.send("GET /v1/item HTTP/1.1\r\nHost: evil.example:8500\r\n\r\n");
      TestClient.Response refused = client.read();
      assertEquals(403, refused.status());
      assertEquals(
          "Host \"evil.example\" is not known here: see http_config.allowed_hosts", refused.text());
      client.send("GET /v1/item HTTP/1.1\r\nHost: node-1:8500\r\n\r\n");
      assertEquals("yes", client.read().text());
    }
  }
}
