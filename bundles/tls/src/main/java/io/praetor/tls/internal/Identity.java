package io.praetor.tls.internal;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/** What this agent proves itself with: a private key and the chain that vouches for it. */
record Identity(PrivateKey key, List<X509Certificate> chain) {

  private static final byte[] PROBE = {1, 2, 3, 4};

  static Identity read(Path certificate, Path key) throws TlsException {
    List<X509Certificate> chain = new PemFile("cert_file", certificate).certificates();
    PrivateKey privateKey = new PemFile("key_file", key).privateKey();
    if (!belongTogether(privateKey, chain.get(0).getPublicKey())) {
      throw new TlsException(
          "key_file "
              + key
              + " does not belong to the first certificate of cert_file "
              + certificate);
    }
    return new Identity(privateKey, chain);
  }

  /** Found out by using them: JSSE itself would notice only in each handshake. */
  private static boolean belongTogether(PrivateKey key, PublicKey certified) throws TlsException {
    if (!family(key.getAlgorithm()).equals(family(certified.getAlgorithm()))) {
      return false;
    }
    try {
      Signature signer = Signature.getInstance(scheme(key.getAlgorithm()));
      signer.initSign(key);
      signer.update(PROBE);
      byte[] signature = signer.sign();
      signer.initVerify(certified);
      signer.update(PROBE);
      return signer.verify(signature);
    } catch (GeneralSecurityException e) {
      throw new TlsException("cannot use a key of the kind " + key.getAlgorithm(), e);
    }
  }

  private static String scheme(String algorithm) {
    return switch (family(algorithm)) {
      case "EC" -> "SHA256withECDSA";
      case "EdDSA" -> "EdDSA";
      default -> "SHA256with" + algorithm;
    };
  }

  private static String family(String algorithm) {
    return switch (algorithm) {
      case "EC", "ECDSA" -> "EC";
      case "EdDSA", "Ed25519", "Ed448" -> "EdDSA";
      default -> algorithm;
    };
  }
}
