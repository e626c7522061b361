package io.praetor.tls.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.List;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemFileTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void shouldReadKeysInPkcs8(String algorithm) throws Exception {
    KeyPair keys = TestAuthority.keys(algorithm);
    Path file =
        Pem.write(
            directory.resolve("k"), new PemObject("PRIVATE KEY", keys.getPrivate().getEncoded()));

    assertSame(keys.getPrivate(), read(file));
  }

  @Test
  void shouldReadRsaKeysInPkcs1() throws Exception {
    KeyPair keys = TestAuthority.keys("RSA");
    Path file = Pem.write(directory.resolve("k"), keys.getPrivate());

    assertTrue(Files.readString(file).startsWith("-----BEGIN RSA PRIVATE KEY-----"));
    assertSame(keys.getPrivate(), read(file));
  }

  @Test
  void shouldReadEcKeysBehindTheirParameters() throws Exception {
    KeyPair keys = TestAuthority.keys("EC");
    Path file = Pem.write(directory.resolve("k"), parameters(), keys.getPrivate());

    assertTrue(Files.readString(file).contains("-----BEGIN EC PRIVATE KEY-----"));
    assertSame(keys.getPrivate(), read(file));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldReadEcKeysThatNameTheirCurve(boolean withParameters) throws Exception {
    KeyPair keys = TestAuthority.keys("EC");
    Path file =
        withParameters
            ? Pem.write(directory.resolve("k"), parameters(), Pem.sec1(keys))
            : Pem.write(directory.resolve("k"), Pem.sec1(keys));

    assertSame(keys.getPrivate(), read(file));
  }

  @Test
  void shouldReadKeyAndChainFromOneFile() throws Exception {
    TestAuthority authority = TestAuthority.create("one");
    KeyPair keys = TestAuthority.keys("EC");
    var leaf = authority.issue("leaf", keys);
    Path file = Pem.write(directory.resolve("both"), Pem.sec1(keys), leaf, authority.certificate);

    assertEquals(
        List.of(leaf, authority.certificate), new PemFile("cert_file", file).certificates());
    assertSame(keys.getPrivate(), read(file));
  }

  @Test
  void shouldSayWhichFileHasNoKey() throws Exception {
    Path file = Pem.write(directory.resolve("k"), TestAuthority.create("no key").certificate);

    assertEquals("key_file " + file + " holds no private key", failure(file));
  }

  @Test
  void shouldSayWhichFileIsMissing() {
    Path file = directory.resolve("absent");

    assertEquals("key_file " + file + " does not exist", failure(file));
  }

  @Test
  void shouldRefuseKeysWithPassphrase() throws Exception {
    PrivateKey key = TestAuthority.keys("RSA").getPrivate();
    var encryptor =
        new JceOpenSSLPKCS8EncryptorBuilder(JcaPKCS8Generator.AES_256_CBC)
            .setProvider(new BouncyCastleProvider())
            .setPassword("secret".toCharArray())
            .build();
    Path file = directory.resolve("k");
    try (JcaPEMWriter writer = new JcaPEMWriter(Files.newBufferedWriter(file))) {
      writer.writeObject(new JcaPKCS8Generator(key, encryptor));
    }

    assertTrue(failure(file).contains("is protected by a passphrase"), failure(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        "-----BEGIN EC PRIVATE KEY-----\nMAMCAQE=\n-----END EC PRIVATE KEY-----\n",
        "-----BEGIN RSA PRIVATE KEY-----\n!!!!\n",
      })
  void shouldAnswerBrokenKeysWithOneLine(String text) throws Exception {
    Path file = Files.writeString(directory.resolve("k"), text);

    assertTrue(failure(file).startsWith("key_file " + file + " "), failure(file));
    assertEquals(1, failure(file).lines().count());
  }

  private static PemObject parameters() throws IOException {
    return new PemObject("EC PARAMETERS", SECObjectIdentifiers.secp256r1.getEncoded());
  }

  private static String failure(Path file) {
    return assertThrows(TlsException.class, () -> read(file)).getMessage();
  }

  private static PrivateKey read(Path file) throws TlsException {
    return new PemFile("key_file", file).privateKey();
  }

  /** An encoding may or may not repeat public things; the secret and its kind are what counts. */
  private static void assertSame(PrivateKey expected, PrivateKey found) {
    if (expected instanceof ECPrivateKey ec) {
      assertEquals(ec.getS(), ((ECPrivateKey) found).getS());
      assertEquals(ec.getParams().getOrder(), ((ECPrivateKey) found).getParams().getOrder());
    } else {
      assertArrayEquals(expected.getEncoded(), found.getEncoded());
    }
  }
}
