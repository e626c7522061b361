package io.praetor.tls.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/**
 * One file of PEM blocks (RFC 7468 and its forerunners). Bouncy Castle takes the text apart; the
 * certificates and keys that come out are those of the Java platform, so that the handshake uses
 * nothing but it. Blocks that are not asked for are passed over: files commonly hold a key next to
 * its chain, and the curve parameters before an EC key.
 */
final class PemFile {

  /** Room for some hundred authorities. */
  static final int MAX_FILE_BYTES = 4 * 1024 * 1024;

  private static final ASN1ObjectIdentifier ID_EC_PUBLIC_KEY = X9ObjectIdentifiers.id_ecPublicKey;

  private final String setting;
  private final Path path;

  /**
   * @param setting the name of the setting that points here, for messages
   */
  PemFile(String setting, Path path) {
    this.setting = setting;
    this.path = path;
  }

  /** All certificates of the file, at least one, in their order. */
  List<X509Certificate> certificates() throws TlsException {
    List<X509Certificate> found = new ArrayList<>();
    for (Object block : blocks()) {
      if (block instanceof X509CertificateHolder certificate) {
        found.add(platformCertificate(certificate));
      }
    }
    if (found.isEmpty()) {
      throw new TlsException(this + " holds no certificate");
    }
    return found;
  }

  /** The first private key of the file. */
  PrivateKey privateKey() throws TlsException {
    ASN1ObjectIdentifier curve = null;
    for (Object block : blocks()) {
      if (block instanceof ASN1ObjectIdentifier parameters) {
        curve = parameters;
      }
      if (block instanceof PEMKeyPair pair) {
        return platformKey(onCurve(pair.getPrivateKeyInfo(), curve));
      }
      if (block instanceof PrivateKeyInfo key) {
        return platformKey(key);
      }
      if (block instanceof PEMEncryptedKeyPair || block instanceof PKCS8EncryptedPrivateKeyInfo) {
        throw new TlsException(this + " is protected by a passphrase, which no setting can give");
      }
    }
    throw new TlsException(this + " holds no private key");
  }

  /** RFC 5915 lets an EC key leave its curve to a block of parameters before it. */
  private PrivateKeyInfo onCurve(PrivateKeyInfo key, ASN1ObjectIdentifier curve)
      throws TlsException {
    AlgorithmIdentifier algorithm = key.getPrivateKeyAlgorithm();
    boolean named = algorithm.getParameters() instanceof ASN1ObjectIdentifier;
    if (named || curve == null || !ID_EC_PUBLIC_KEY.equals(algorithm.getAlgorithm())) {
      return key;
    }
    try {
      return new PrivateKeyInfo(
          new AlgorithmIdentifier(ID_EC_PUBLIC_KEY, curve), key.parsePrivateKey());
    } catch (IOException e) {
      throw new TlsException(this + " holds a private key that is not understood", e);
    }
  }

  private List<Object> blocks() throws TlsException {
    List<Object> blocks = new ArrayList<>();
    try (PEMParser parser = new PEMParser(new StringReader(text()))) {
      for (Object block = parser.readObject(); block != null; block = parser.readObject()) {
        blocks.add(block);
      }
    } catch (IOException | RuntimeException e) {
      // The parser answers some malformed encodings with unchecked exceptions.
      throw new TlsException(this + " is not valid PEM", e);
    }
    return blocks;
  }

  private String text() throws TlsException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
      if (bytes.length > MAX_FILE_BYTES) {
        throw new TlsException(this + " is larger than " + MAX_FILE_BYTES + " bytes");
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new TlsException(this + " does not exist");
    } catch (IOException e) {
      throw new TlsException("cannot read " + this, e);
    }
  }

  private X509Certificate platformCertificate(X509CertificateHolder block) throws TlsException {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return (X509Certificate)
          factory.generateCertificate(new ByteArrayInputStream(block.getEncoded()));
    } catch (CertificateException | IOException e) {
      throw new TlsException(this + " holds a certificate that is not understood", e);
    }
  }

  private PrivateKey platformKey(PrivateKeyInfo block) throws TlsException {
    try {
      return new JcaPEMKeyConverter().getPrivateKey(block);
    } catch (IOException e) {
      throw new TlsException(this + " holds a private key that is not understood", e);
    }
  }

  @Override
  public String toString() {
    return setting + " " + path;
  }
}
