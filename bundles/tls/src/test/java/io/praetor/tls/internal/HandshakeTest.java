package io.praetor.tls.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.testkit.tls.ClientHello;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {

  private static final byte ALERT = 21;
  private static final byte HANDSHAKE = 22;
  private static final byte FATAL = 2;
  private static final byte PROTOCOL_VERSION = 70;

  @TempDir Path directory;

  private final AtomicLong nanos = new AtomicLong();
  private TestAuthority authority;
  private TestAuthority stranger;
  private X509Certificate certificate;

  @BeforeEach
  void writeFiles() throws Exception {
    authority = TestAuthority.create("authority");
    stranger = TestAuthority.create("stranger");
    Pem.write(directory.resolve("ca.pem"), stranger.certificate, authority.certificate);
    certificate = writeIdentity("EC", "server");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void shouldServeClientsThatTrustTheAuthority(String algorithm) throws Exception {
    certificate = writeIdentity(algorithm, "server");
    try (Handshake handshake = new Handshake(tls("TLSv1_2", false))) {
      assertEquals(certificate, handshake.meet(client(authority, null)));
      assertEquals(certificate, handshake.meet(client(authority, null), "TLSv1.2"));
    }
  }

  @Test
  void shouldNotConvinceClientsOfAnotherAuthority() throws Exception {
    try (Handshake handshake = new Handshake(tls("TLSv1_2", false))) {
      SSLContext client = client(stranger, null);
      assertThrows(SSLHandshakeException.class, () -> handshake.meet(client));
    }
  }

  @Test
  void shouldSendTheWholeChain() throws Exception {
    TestAuthority below = authority.intermediate("below");
    KeyPair keys = TestAuthority.keys("EC");
    certificate = below.issue("server", keys);
    Pem.write(directory.resolve("cert.pem"), certificate, below.certificate);
    Pem.write(directory.resolve("key.pem"), Pem.sec1(keys));
    try (Handshake handshake = new Handshake(tls("TLSv1_2", false))) {
      assertEquals(certificate, handshake.meet(client(authority, null)));
    }
  }

  @Test
  void shouldDemandAClientCertificateWhenVerifyingIncoming() throws Exception {
    try (Handshake handshake = new Handshake(tls("TLSv1_2", true))) {
      SSLContext nameless = client(authority, null);
      assertThrows(IOException.class, () -> handshake.meet(nameless));
      assertThrows(IOException.class, () -> handshake.meet(nameless, "TLSv1.2"));
      assertEquals(certificate, handshake.meet(client(authority, authority)));
      assertEquals(certificate, handshake.meet(client(authority, stranger)));
    }
  }

  @Test
  void shouldRefuseClientCertificatesOfUnknownAuthorities() throws Exception {
    try (Handshake handshake = new Handshake(tls("TLSv1_2", true))) {
      SSLContext unknown = client(authority, TestAuthority.create("unknown"));
      assertThrows(IOException.class, () -> handshake.meet(unknown));
    }
  }

  @ParameterizedTest
  @ValueSource(bytes = {1, 2})
  void shouldRefuseOldVersions(byte minor) throws Exception {
    try (Handshake handshake = new Handshake(tls("TLSv1_2", false))) {
      byte[] alert = handshake.answerTo(ClientHello.ofVersion(minor), 7);
      assertEquals(ALERT, alert[0]);
      assertArrayEquals(new byte[] {FATAL, PROTOCOL_VERSION}, new byte[] {alert[5], alert[6]});
    }
  }

  @Test
  void shouldAnswerTheSameHelloOfAnAllowedVersion() throws Exception {
    try (Handshake handshake = new Handshake(tls("TLSv1_2", false))) {
      assertEquals(HANDSHAKE, handshake.answerTo(ClientHello.ofVersion((byte) 3), 1)[0]);
    }
  }

  @Test
  void shouldRefuseVersionTwelveWhenThirteenIsTheMinimum() throws Exception {
    try (Handshake handshake = new Handshake(tls("TLSv1_3", false))) {
      SSLContext client = client(authority, null);
      assertThrows(SSLHandshakeException.class, () -> handshake.meet(client, "TLSv1.2"));
      assertEquals(certificate, handshake.meet(client));
    }
  }

  @Test
  void shouldUseANewCertificateWithTheSameListener() throws Exception {
    try (Handshake handshake = new Handshake(tls("TLSv1_2", false))) {
      assertEquals(certificate, handshake.meet(client(authority, null)));
      X509Certificate renewed = writeIdentity("RSA", "server");
      assertEquals(certificate, handshake.meet(client(authority, null)));
      nanos.addAndGet(FollowedContext.CHECK_INTERVAL_NANOS);
      assertEquals(renewed, handshake.meet(client(authority, null)));
    }
  }

  @Test
  void shouldKeepTheOldCertificateWhileTheNewFilesAreBad() throws Exception {
    try (Handshake handshake = new Handshake(tls("TLSv1_2", false))) {
      Files.writeString(directory.resolve("cert.pem"), "half a certificate");
      nanos.addAndGet(FollowedContext.CHECK_INTERVAL_NANOS);
      assertEquals(certificate, handshake.meet(client(authority, null)));

      X509Certificate renewed = writeIdentity("EC", "server");
      nanos.addAndGet(FollowedContext.CHECK_INTERVAL_NANOS);
      assertEquals(renewed, handshake.meet(client(authority, null)));
    }
  }

  private ListenerTls tls(String minVersion, boolean verifyIncoming) throws Exception {
    return new ListenerTls(
        new TestSettings(directory, "ca.pem", "", minVersion, verifyIncoming),
        () -> null,
        nanos::get);
  }

  private X509Certificate writeIdentity(String algorithm, String name) throws Exception {
    KeyPair keys = TestAuthority.keys(algorithm);
    X509Certificate issued = authority.issue(name, keys);
    Pem.write(directory.resolve("cert.pem"), issued);
    Pem.write(directory.resolve("key.pem"), TestSettings.pkcs8(keys));
    return issued;
  }

  /** A client that trusts one authority and may have a certificate of another. */
  private static SSLContext client(TestAuthority trusted, TestAuthority issuer) throws Exception {
    return TestClient.context(trusted, issuer);
  }
}
