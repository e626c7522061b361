package io.praetor.cli.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.cli.TestTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsCommandsTest {

  private static final Instant NOW = Instant.parse("2024-02-28T12:00:00.5Z");

  private final TestTerminal terminal = new TestTerminal();

  @TempDir Path directory;

  private int ca(String... flags) {
    return terminal.run(new TlsCaCreateCommand(directory, () -> NOW), flags);
  }

  private int cert(String... flags) {
    return terminal.run(new TlsCertCreateCommand(directory, () -> NOW), flags);
  }

  private X509Certificate certificate(String name) throws IOException {
    return Pem.certificate(Files.readString(directory.resolve(name)));
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name)));
  }

  @Test
  void shouldMakeAnAuthority() throws IOException, GeneralSecurityException {
    assertEquals(0, ca());
    assertEquals(
        "==> Saved consul-agent-ca.pem\n==> Saved consul-agent-ca-key.pem\n", terminal.out());
    assertEquals("rw-------", mode("consul-agent-ca-key.pem"));
    X509Certificate authority = certificate("consul-agent-ca.pem");
    authority.verify(authority.getPublicKey());
    assertEquals(Integer.MAX_VALUE, authority.getBasicConstraints());
    assertEquals(
        "CN=Consul Agent CA " + authority.getSerialNumber(),
        authority.getSubjectX500Principal().getName());
    assertEquals(Instant.parse("2024-02-28T12:00:00Z"), authority.getNotBefore().toInstant());
    assertEquals(
        Duration.ofDays(1825),
        Duration.between(
            authority.getNotBefore().toInstant(), authority.getNotAfter().toInstant()));
    assertTrue(authority.getSerialNumber().bitLength() > 64);
    assertTrue(
        Files.readString(directory.resolve("consul-agent-ca-key.pem"))
            .startsWith("-----BEGIN EC PRIVATE KEY-----\n"));
  }

  @Test
  void shouldNeverReplaceAnAuthority() throws IOException {
    assertEquals(0, ca());
    byte[] before = Files.readAllBytes(directory.resolve("consul-agent-ca-key.pem"));
    assertEquals(1, ca());
    assertEquals("consul-agent-ca.pem already exists.\n", terminal.err());
    Files.delete(directory.resolve("consul-agent-ca.pem"));
    assertEquals(1, ca());
    assertEquals("consul-agent-ca-key.pem already exists.\n", terminal.err());
    assertArrayEquals(before, Files.readAllBytes(directory.resolve("consul-agent-ca-key.pem")));
    assertEquals(0, ca("-domain=other"));
  }

  @Test
  void shouldMakeCertificatesOfServersAndCount() throws IOException, GeneralSecurityException {
    assertEquals(0, ca());
    assertEquals(
        0,
        cert("-server", "-node=n1", "-additional-dnsname=a.b", "-additional-ipaddress=10.1.2.3"));
    assertEquals(
        """
        ==> WARNING: Server Certificates grants authority to become a
            server and access all state in the cluster including root keys
            and all ACL tokens. Do not distribute them to production hosts
            that are not server nodes. Store them as securely as CA keys.
        ==> Using consul-agent-ca.pem and consul-agent-ca-key.pem
        ==> Saved dc1-server-consul-0.pem
        ==> Saved dc1-server-consul-0-key.pem
        """,
        terminal.out());
    assertEquals("rw-------", mode("dc1-server-consul-0-key.pem"));
    X509Certificate first = certificate("dc1-server-consul-0.pem");
    first.verify(certificate("consul-agent-ca.pem").getPublicKey());
    assertEquals(
        List.of("a.b", "n1.server.dc1.consul", "server.dc1.consul", "localhost"), names(first, 2));
    assertEquals(List.of("10.1.2.3", "127.0.0.1"), names(first, 7));
    assertEquals(List.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"), first.getExtendedKeyUsage());
    assertEquals(-1, first.getBasicConstraints());
    assertBelongTogether(first, "dc1-server-consul-0-key.pem");
    assertEquals(0, cert("-server"));
    X509Certificate second = certificate("dc1-server-consul-1.pem");
    assertNotEquals(first.getSerialNumber(), second.getSerialNumber());
  }

  @Test
  void shouldMakeCertificatesOfClientsAndPrograms() throws IOException, GeneralSecurityException {
    assertEquals(0, ca());
    assertEquals(0, cert("-client", "-dc=east"));
    X509Certificate client = certificate("east-client-consul-0.pem");
    assertEquals("CN=client.east.consul", client.getSubjectX500Principal().getName());
    assertEquals(List.of("127.0.0.1"), names(client, 7));
    assertEquals(0, cert("-cli", "-days=3"));
    X509Certificate cli = certificate("dc1-cli-consul-0.pem");
    assertEquals(List.of("cli.dc1.consul", "localhost"), names(cli, 2));
    assertEquals(null, cli.getExtendedKeyUsage());
    assertEquals(
        Duration.ofDays(3),
        Duration.between(cli.getNotBefore().toInstant(), cli.getNotAfter().toInstant()));
  }

  @Test
  void shouldKeepToNameConstraints() throws IOException {
    assertEquals(0, ca("-name-constraint", "-additional-name-constraint=example.com"));
    assertEquals(0, cert("-server", "-additional-dnsname=ui.example.com"));
    assertEquals(1, cert("-server", "-additional-dnsname=ui.example.org"));
    assertEquals("the CA does not permit the name ui.example.org\n", terminal.err());
    assertTrue(Files.notExists(directory.resolve("dc1-server-consul-1-key.pem")));
    String[] other = {"-server", "-domain=other", "-ca=consul-agent-ca.pem"};
    assertEquals(1, cert(other[0], other[1], other[2], "-key=consul-agent-ca-key.pem"));
    assertEquals("the CA does not permit the name server.dc1.other\n", terminal.err());
  }

  @Test
  void shouldRefuseAKeyOfAnotherAuthority() throws IOException {
    assertEquals(0, ca());
    assertEquals(0, ca("-domain=other"));
    assertEquals(1, cert("-server", "-key=other-agent-ca-key.pem"));
    assertTrue(terminal.err().startsWith("the CA cannot sign this certificate"), terminal.err());
    assertEquals(0, cert("-client"));
    String[] leaf = {"-ca=dc1-client-consul-0.pem", "-key=dc1-client-consul-0-key.pem"};
    assertEquals(1, cert("-client", leaf[0], leaf[1]));
    assertEquals(
        "the CA cannot sign this certificate: it is no authority itself\n", terminal.err());
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(6, files.count());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-server -client|Please provide either -server, -client, or -cli",
        "-days=3|Please provide either -server, -client, or -cli",
        "-client -node=x|-node requires -server",
        "-server -ca=|Please provide the ca",
        "-server -key=|Please provide the key",
        "-server -days=0|A certificate cannot be valid for 0 days",
        "-server -days=-1|A certificate cannot be valid for -1 days",
        "-server -days=3000000|A certificate cannot be valid for 3000000 days",
        "-server -additional-ipaddress=1.2.3|No IP address: 1.2.3"
      })
  void shouldRefuse(String flags, String text) {
    assertEquals(1, cert(flags.split(" ")));
    assertEquals(text + "\n", terminal.err());
  }

  @Test
  void shouldSayWhichFileIsNoGood() throws IOException {
    assertEquals(1, cert("-server"));
    assertTrue(terminal.err().startsWith("Error reading CA: open "), terminal.err());
    assertEquals(0, ca());
    assertEquals(1, cert("-server", "-ca=consul-agent-ca-key.pem"));
    assertEquals(
        "failed to parse CA: first PEM-block should be CERTIFICATE type\n", terminal.err());
    Files.writeString(directory.resolve("empty"), "x");
    assertEquals(1, cert("-server", "-key=empty"));
    assertEquals("no private key found\n", terminal.err());
  }

  private void assertBelongTogether(X509Certificate certificate, String keyFile)
      throws IOException, GeneralSecurityException {
    PrivateKey key = Pem.key(Files.readString(directory.resolve(keyFile)));
    Signature signer = Signature.getInstance("SHA256withECDSA");
    signer.initSign(key);
    signer.update(new byte[] {1, 2, 3});
    byte[] signature = signer.sign();
    signer.initVerify(certificate.getPublicKey());
    signer.update(new byte[] {1, 2, 3});
    assertTrue(signer.verify(signature));
  }

  /** Of one kind: 2 for DNS names, 7 for addresses. */
  private static List<String> names(X509Certificate certificate, int kind)
      throws GeneralSecurityException {
    return certificate.getSubjectAlternativeNames().stream()
        .filter(name -> name.get(0).equals(kind))
        .map(name -> (String) name.get(1))
        .toList();
  }
}
