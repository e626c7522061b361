package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AclOperator;
import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Authority;
import io.praetor.itest.harness.Deadline;
import io.praetor.itest.harness.LiveFiles;
import io.praetor.itest.harness.MeshRequest;
import io.praetor.itest.harness.RawChannel;
import io.praetor.itest.harness.TlsPeer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SignatureException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Client agents that have a certificate from their servers, and what they cannot do with it. */
class AutoEncryptIT {

  /** Generous: the machine may be busy. */
  private static final Duration SOON = Duration.ofSeconds(60);

  private static final int HTTPS = 8501;
  private static final int DNS_NAME = 2;
  private static final int URI = 6;
  private static final int IP_ADDRESS = 7;
  private static final String ROOTS = "/v1/connect/ca/roots";
  private static final String SERVER_NAME = "server.dc1.consul";
  private static final String CERTIFICATE = "agent-certificate";
  private static final String MANAGER = "11111111-2222-3333-4444-555555555555";

  private static final String VERIFY =
      ", \"verify_incoming\": true, \"verify_outgoing\": true, \"verify_server_hostname\": true";

  @TempDir Path directory;
  private Authority authority;

  @BeforeEach
  void make() throws Exception {
    authority = new Authority("ours");
  }

  @Test
  void shouldGiveACertificateToAClientThatHasNone() throws Exception {
    try (AgentProcess server = server(", \"auto_encrypt\": {\"allow_tls\": true}");
        AgentProcess client = client(server, "")) {
      server.start().awaitLeader();
      client.start().awaitLeader();
      assertTrue(client.client().put("by", "client"));
      server.await(SOON, "/v1/kv/by?raw", "client"::equals);
      assertEquals(0, client.consul("kv", "put", "by", "command").exit());
      server.await(SOON, "/v1/kv/by?raw", "command"::equals);
      put(client, "/v1/agent/service/register", "{\"Name\": \"web\", \"Port\": 80}");
      server.await(SOON, "/v1/catalog/service/web", found -> found.contains("\"client\""));

      X509Certificate root = root(server.client().bodyOf(ROOTS));
      X509Certificate shown = shown(client, root);
      shown.verify(root.getPublicKey());
      assertEquals(List.of("localhost", "client.example"), names(shown, DNS_NAME));
      assertEquals(List.of("127.0.0.1", "0:0:0:0:0:0:0:1", "10.1.2.3"), names(shown, IP_ADDRESS));
      String id = names(shown, URI).get(0);
      assertTrue(id.matches("spiffe://[^/]+\\.consul/agent/client/dc/dc1/id/client"), id);
      assertFalse(keeps(client.dataDirectory(), "PRIVATE KEY"));

      follows(server, client, root);
      client.kill();
      client.start().awaitLeader();
      assertTrue(client.client().put("by", "the same, started again"));
      assertFalse(server.log().contains("\tat "), server::log);
      assertFalse(client.log().contains("\tat "), client::log);
    }
  }

  /** Another root signs: it is given a certificate of that, and works all the time. */
  private void follows(AgentProcess server, AgentProcess client, X509Certificate before)
      throws Exception {
    String config = "{\"Provider\": \"consul\", \"Config\": {\"PrivateKeyBits\": 384}}";
    put(server, "/v1/connect/ca/configuration", config);
    X509Certificate root = root(server.client().bodyOf(ROOTS));
    Deadline deadline =
        new Deadline(SOON, "a certificate of the other root", Duration.ofMillis(500));
    while (!isOf(root, client)) {
      assertTrue(client.client().put("by", "all the time"));
      deadline.pause();
    }
    assertTrue(client.client().put("by", "the next"));
    assertFalse(isOf(before, client));
  }

  private boolean isOf(X509Certificate root, AgentProcess client) throws Exception {
    try {
      shown(client, root).verify(root.getPublicKey());
      return true;
    } catch (SSLHandshakeException | SignatureException other) {
      return false; // it may well be trusted: the former root vouches for the next one
    }
  }

  @Test
  void shouldGiveNothingElseToStrangers() throws Exception {
    try (AgentProcess server = server(", \"auto_encrypt\": {\"allow_tls\": true}")) {
      server.start().awaitLeader();
      server.await(SOON, ROOTS, found -> found.contains("RootCert"));
      TlsPeer nameless = TlsPeer.nameless(authority);
      assertThrows(IOException.class, () -> RawChannel.certified(server, nameless).close());
      String onlyThat = "may ask for one, and nothing else";
      try (RawChannel stranger = RawChannel.uncertified(server, nameless)) {
        for (String protocol : List.of("raft", "raft-control", "lives")) {
          assertTrue(stranger.call(protocol, "").contains(onlyThat), protocol);
        }
        for (String protocol : List.of("api", "raft-state", "nothing-that-there-is")) {
          assertTrue(stranger.open(protocol).contains(onlyThat), protocol);
        }
        Deadline deadline = new Deadline(SOON, "a line of the log", Duration.ofMillis(200));
        while (!server.log().contains("it has no certificate, and does not ask for one")) {
          assertTrue(stranger.call("raft", "").contains(onlyThat));
          deadline.pause();
        }
        pretends(stranger);
      }
      usesIt(server, nameless);
      belongsToAService(server);
      assertFalse(server.log().contains("\tat "), server::log);
    }
  }

  /** With the name of a server one could be taken for one. */
  private static void pretends(RawChannel stranger) throws Exception {
    for (String name :
        List.of(SERVER_NAME, "n1." + SERVER_NAME, "SERVER.dc1.consul", "*.dc1.consul")) {
      String answer = stranger.call(CERTIFICATE, MeshRequest.ofAgent("dc1", "n1", name).body());
      assertTrue(answer.contains("CSR has a SAN that is"), answer);
    }
    String elsewhere = stranger.call(CERTIFICATE, MeshRequest.ofAgent("dc2", "n1", "n1").body());
    assertTrue(elsewhere.contains("from a different datacenter"), elsewhere);
    String service =
        stranger.call(CERTIFICATE, MeshRequest.ofService("dc1", "unknown", "web").body());
    assertTrue(service.contains("is not an Agent ID"), service);
    assertTrue(stranger.call(CERTIFICATE, "{").contains("Request decode failed"));
  }

  /** What was handed out is good for a client, and for nothing else. */
  private void usesIt(AgentProcess server, TlsPeer nameless) throws Exception {
    MeshRequest request = MeshRequest.ofAgent("dc1", "n1", "n1.example");
    String answer;
    try (RawChannel stranger = RawChannel.uncertified(server, nameless)) {
      answer = stranger.call(CERTIFICATE, request.body());
    }
    assertTrue(answer.contains("\"VerifyServerHostname\":true"), answer);
    TlsPeer peer = peer(request.issued(certificate("CertPEM", answer)));
    try (RawChannel agent = RawChannel.certified(server, peer)) {
      for (String protocol : List.of("raft", "raft-control", "lives", CERTIFICATE)) {
        assertTrue(agent.call(protocol, "").contains("has not proved to be a server"), protocol);
      }
      assertTrue(agent.open("raft-state").contains("has not proved to be a server"));
    }
  }

  /** A service has a certificate of the same root, and is no agent. */
  private void belongsToAService(AgentProcess server) throws Exception {
    MeshRequest request = MeshRequest.ofService("dc1", domain(server), "web");
    HttpResponse<String> leaf =
        server.client().send("PUT", "/v1/internal/connect/sign", request.body());
    assertEquals(200, leaf.statusCode(), leaf::body);
    TlsPeer service = peer(request.issued(certificate("CertPEM", leaf.body())));
    assertThrows(IOException.class, () -> RawChannel.certified(server, service).close());
    Deadline deadline = new Deadline(SOON, "a line of the log");
    while (!server.log().contains("not one of a client agent of this datacenter")) {
      deadline.pause();
    }
  }

  private static String domain(AgentProcess server) {
    return field("TrustDomain", server.client().bodyOf(ROOTS));
  }

  @Test
  void shouldSayWhyNoCertificateIsHandedOut() throws Exception {
    try (AgentProcess server = server("");
        AgentProcess client = client(server, "")) {
      server.start().awaitLeader();
      client.start();
      Deadline deadline = new Deadline(SOON, "the reason");
      while (!client.log().contains("auto_encrypt.allow_tls is not set there")) {
        deadline.pause();
      }
      while (!server.log().contains("it wants a certificate")) {
        deadline.pause();
      }
      server.await(SOON, "/v1/agent/members", all -> all.contains(client.address()));
      HttpResponse<String> refused = client.client().send("PUT", "/v1/kv/by", "client");
      assertEquals(500, refused.statusCode(), refused::body);
      assertTrue(refused.body().contains("no server has handed a certificate"), refused::body);
    }
  }

  @Test
  void shouldGiveNoneToAClientThatMayNotBeItsNode() throws Exception {
    String controlled =
        """
        , "acl": {"enabled": true, "default_policy": "deny", "tokens": {%s}}
        """;
    try (AgentProcess server =
        server(
            ", \"auto_encrypt\": {\"allow_tls\": true}, \"praetor\": {\"bind_members\": true}"
                + controlled.formatted("\"initial_management\": \"" + MANAGER + "\""))) {
      server.start().awaitLeader();
      AclOperator operator = AclOperator.of(server, MANAGER, SOON);
      AclOperator.Token token =
          operator.token("client", "node \"other\" { policy = \"write\" }", "");
      String own = controlled.formatted("\"agent\": \"" + token.secret() + "\"");
      try (AgentProcess client = client(server, own)) {
        client.start();
        // Before it has found the way to servers, that may be another reason, and is told as well.
        Pattern reason =
            Pattern.compile("No certificate is handed out by servers[^\n]*Permission denied");
        Deadline deadline = new Deadline(SOON, "the reason");
        while (!reason.matcher(client.log()).find()) {
          deadline.pause();
        }
        AclOperator.Token better =
            operator.token("right", "node \"client\" { policy = \"write\" }", "");
        client.kill();
        client.config(
            "token.json", "{\"acl\": {\"tokens\": {\"agent\": \"" + better.secret() + "\"}}}");
        client.start().awaitLeader();
        // Its certificate names it, so that it is taken for what it says it is.
        String health = "/v1/health/node/client?token=" + MANAGER;
        server.await(SOON, health, all -> all.contains("\"passing\""));
      }
    }
  }

  private AgentProcess server(String more) throws Exception {
    Path tls = directory.resolve("server").resolve("tls");
    authority.issue(tls, SERVER_NAME);
    Files.writeString(tls.resolve("ca.pem"), authority.pem());
    String files =
        """
        , "server": true, "bootstrap": true, "ca_file": "%1$s/ca.pem",
        "cert_file": "%1$s/cert.pem", "key_file": "%1$s/key.pem"
        """;
    return AgentProcess.agent(directory, "server", files.formatted(tls) + VERIFY + more);
  }

  private AgentProcess client(AgentProcess server, String more) throws Exception {
    Path ca = Files.createDirectories(directory.resolve("client")).resolve("ca.pem");
    Files.writeString(ca, authority.pem());
    String config =
        """
        , "retry_join": ["%s"], "retry_interval": "1s", "ca_file": "%s",
        "ports": {"https": %d},
        "auto_encrypt": {"tls": true, "dns_san": ["client.example"], "ip_san": ["10.1.2.3"]}
        """;
    return AgentProcess.agent(
        directory, "client", config.formatted(server.address(), ca, HTTPS) + VERIFY + more);
  }

  private TlsPeer peer(Authority.Issued own) throws Exception {
    return TlsPeer.showing(authority.certificate(), own);
  }

  /** What a client agent shows to those who use its API. */
  private X509Certificate shown(AgentProcess client, X509Certificate root) throws Exception {
    Authority.Issued own = authority.issue("user", Instant.now().plus(Duration.ofDays(1)));
    try (SSLSocket socket =
        TlsPeer.showing(root, own).open(new InetSocketAddress(client.address(), HTTPS))) {
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  /** The active one. */
  private static X509Certificate root(String roots) throws Exception {
    String active = field("ActiveRootID", roots);
    return certificate("RootCert", roots.substring(roots.lastIndexOf(active)));
  }

  private static X509Certificate certificate(String field, String json) throws Exception {
    String pem = field(field, json).replace("\\n", "\n");
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
  }

  private static String field(String name, String json) {
    Matcher matcher = Pattern.compile('"' + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    assertTrue(matcher.find(), json);
    return matcher.group(1);
  }

  private static List<String> names(X509Certificate certificate, int kind) throws Exception {
    return certificate.getSubjectAlternativeNames().stream()
        .filter(name -> name.get(0).equals(kind))
        .map(name -> (String) name.get(1))
        .toList();
  }

  private static boolean keeps(Path directory, String text) throws IOException {
    return LiveFiles.look(
        directory,
        files -> {
          for (Path file : files) {
            if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
              return true;
            }
          }
          return false;
        });
  }

  private static void put(AgentProcess agent, String path, String body) {
    HttpResponse<String> answer = agent.client().send("PUT", path, body);
    assertEquals(200, answer.statusCode(), answer::body);
  }
}
