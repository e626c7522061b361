package io.praetor.tls.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.config.TlsSettings;
import io.praetor.api.tls.MeshCredentials;
import io.praetor.api.tls.RpcTls;
import io.praetor.testkit.log.LoggedLines;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredTlsTest {

  @TempDir Path directory;

  private final AtomicLong nanos = new AtomicLong();
  private MeshCredentials.Held held;
  private TestAuthority authority;
  private String ca;
  private String cert;
  private String key;

  @BeforeEach
  void writeFiles() throws Exception {
    authority = TestAuthority.create("authority");
    ca = Pem.write(directory.resolve("ca.pem"), authority.certificate).toString();
    writeIdentity();
  }

  private void writeIdentity() throws Exception {
    KeyPair keys = TestAuthority.keys("EC");
    cert = Pem.write(directory.resolve("cert.pem"), authority.issue("server", keys)).toString();
    key = Pem.write(directory.resolve("key.pem"), TestSettings.pkcs8(keys)).toString();
  }

  @Test
  void shouldSayNothingOfAgentsWhereOnlyHttpsIsConfigured() throws Exception {
    ConfiguredTls tls = tls(Map.of("certFile", cert, "keyFile", key));
    assertNull(tls.rpc());
    assertNotNull(tls.https());
  }

  @Test
  void shouldRefuseHttpsWhereOnlyAgentsAreConfigured() throws Exception {
    ConfiguredTls tls = tls(Map.of("rpcCaFile", ca, "rpcVerifyOutgoing", true));
    assertThrows(IllegalStateException.class, tls::https);
    assertTrue(tls.rpc().outgoing());
    assertFalse(tls.rpc().verifyIncoming());
  }

  @Test
  void shouldRefuseNothingAtAll() {
    assertThrows(TlsException.class, () -> tls(Map.of()));
  }

  @Test
  void shouldPassTheSettingsOn() throws Exception {
    RpcTls rpc =
        tls(Map.of(
                "rpcCaFile",
                ca,
                "rpcCertFile",
                cert,
                "rpcKeyFile",
                key,
                "rpcVerifyIncoming",
                true,
                "rpcVerifyServerHostname",
                true,
                "rpcMinVersion",
                "TLSv1_3",
                "domain",
                "example."))
            .rpc();
    assertTrue(rpc.verifyIncoming());
    assertTrue(rpc.verifyServerName());
    assertTrue(rpc.outgoing(), "verifying names needs TLS");
    assertEquals("server.dc7.example", rpc.serverName("dc7"));
    assertArrayEquals(new String[] {"TLSv1.3"}, rpc.protocols());
  }

  /** The certificate is one of localhost. */
  @Test
  void shouldWarnOfServersThatOthersWillRefuse() throws Exception {
    Map<String, Object> settings =
        Map.of(
            "rpcCaFile",
            ca,
            "rpcCertFile",
            cert,
            "rpcKeyFile",
            key,
            "rpcVerifyServerHostname",
            true,
            "server",
            true,
            "datacenter",
            "dc1");
    // Or there would be a warning of the key as well.
    Files.setPosixFilePermissions(Path.of(key), PosixFilePermissions.fromString("rw-------"));
    try (LoggedLines lines = new LoggedLines("io.praetor.tls")) {
      tls(settings);
      assertEquals(
          "internal_rpc: cert_file "
              + cert
              + " does not say that this is server.dc1.consul: agents refuse it",
          lines.next());
    }
  }

  @Test
  void shouldFollowChangedFiles() throws Exception {
    ConfiguredTls tls = tls(Map.of("rpcCaFile", ca, "rpcCertFile", cert, "rpcKeyFile", key));
    RpcTls before = tls.rpc();
    assertSame(before.context(), tls.rpc().context());
    writeIdentity();
    nanos.addAndGet(FollowedContext.CHECK_INTERVAL_NANOS);
    assertNotSame(before.context(), tls.rpc().context());
  }

  @Test
  void shouldWaitForTheCertificateThatServersHandOut() throws Exception {
    Map<String, Object> settings =
        Map.of("handedOut", true, "caFile", ca, "verifyIncoming", true, "rpcCaFile", ca);
    ConfiguredTls tls = tls(settings);
    assertNull(tls.https());
    assertTrue(tls.rpc().awaitsCertificate());
    assertTrue(tls.rpc().outgoing(), "it comes by TLS only");
    assertFalse(tls.rpc().verifyServerName());
    assertEquals(List.of(authority.certificate), tls.rpc().authorities());
    hand(true);
    SSLContext first = tls.https();
    assertNotNull(first);
    assertFalse(tls.rpc().awaitsCertificate());
    assertTrue(tls.rpc().verifyServerName(), "as the servers do");
    assertSame(first, tls.https());
    hand(false);
    assertNotSame(first, tls.https());
    assertFalse(tls.rpc().verifyServerName());
  }

  @Test
  void shouldServeHttpsByItsOwnFilesWhereThereAreAny() throws Exception {
    Map<String, Object> settings = new HashMap<>();
    for (String prefix : List.of("", "rpc")) {
      settings.put(prefix.isEmpty() ? "caFile" : "rpcCaFile", ca);
      settings.put(prefix.isEmpty() ? "certFile" : "rpcCertFile", cert);
      settings.put(prefix.isEmpty() ? "keyFile" : "rpcKeyFile", key);
    }
    settings.put("handedOut", true);
    ConfiguredTls tls = tls(settings);
    assertNotNull(tls.https());
    assertFalse(tls.rpc().awaitsCertificate(), "the files will do");
  }

  private void hand(boolean verifyServerName) throws Exception {
    TestAuthority mesh = TestAuthority.create("mesh");
    KeyPair keys = TestAuthority.keys("EC");
    held =
        new MeshCredentials.Held(
            new MeshCredentials.Identity(keys.getPrivate(), List.of(mesh.issue("client", keys))),
            "spiffe://td.consul/agent/client/dc/dc1/id/",
            List.of(mesh.certificate),
            List.of(),
            verifyServerName);
  }

  @Test
  void shouldRefuseDemandsThatCannotBeMet() {
    assertMessage(
        "auto_encrypt.tls set, and no CA certificate provided!", Map.of("handedOut", true));
    assertMessage(
        "VerifyOutgoing set, and no CA certificate provided!", Map.of("rpcVerifyOutgoing", true));
    assertMessage(
        "VerifyOutgoing set, and no CA certificate provided!",
        Map.of("rpcVerifyServerHostname", true, "rpcCertFile", cert, "rpcKeyFile", key));
    assertMessage(
        "VerifyIncoming set, and no CA certificate provided!",
        Map.of("rpcVerifyIncoming", true, "rpcCertFile", cert, "rpcKeyFile", key));
    assertMessage(
        "VerifyIncoming set, and no Cert/Key pair provided!",
        Map.of("rpcVerifyIncoming", true, "rpcCaFile", ca));
    assertMessage("key_file without cert_file", Map.of("rpcKeyFile", key));
    assertMessage("cert_file without key_file", Map.of("certFile", cert));
  }

  private void assertMessage(String expected, Map<String, Object> settings) {
    TlsException refused = assertThrows(TlsException.class, () -> tls(settings));
    assertEquals(expected, refused.getMessage());
  }

  private ConfiguredTls tls(Map<String, Object> given) throws TlsException {
    Map<String, Object> values = new HashMap<>(given);
    TlsSettings settings =
        (TlsSettings)
            Proxy.newProxyInstance(
                TlsSettings.class.getClassLoader(),
                new Class<?>[] {TlsSettings.class},
                (proxy, method, arguments) -> value(values, method));
    return new ConfiguredTls(settings, () -> held, nanos::get);
  }

  private static Object value(Map<String, Object> values, Method method) {
    return values.getOrDefault(method.getName(), method.getDefaultValue());
  }
}
