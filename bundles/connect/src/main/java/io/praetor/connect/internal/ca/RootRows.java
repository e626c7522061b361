package io.praetor.connect.internal.ca;

import io.praetor.api.connect.CaKeyRow;
import io.praetor.api.connect.CaRootRow;
import io.praetor.format.connect.CaSettings;
import io.praetor.format.key.KeyKind;
import io.praetor.format.pki.PemText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Roots as rows of the state. */
final class RootRows {

  private static final String NAME = "Consul CA Primary Cert";

  private RootRows() {}

  /** What a root follows from; while that stays the same, so does the root. */
  static String origin(CaSettings settings) throws IOException, GeneralSecurityException {
    String ground =
        settings.privateKey().isEmpty()
            ? settings.keyKind().toString()
            : HexPairs.of(KeyKind.identifier(PemText.keys(settings.privateKey()).getPublic()))
                + settings.rootCertificate().strip();
    return HexPairs.of(digest("SHA-256", ground.getBytes(StandardCharsets.UTF_8)));
  }

  /** The root that settings ask for: a given one, or a new one. */
  static Authority make(
      CaSettings settings, String clusterId, long serial, Instant now, SecureRandom random)
      throws IOException, GeneralSecurityException {
    if (!settings.rootCertificate().isEmpty()) {
      return Authority.of(settings.rootCertificate(), settings.privateKey());
    }
    return Authority.create(
        settings.privateKey().isEmpty()
            ? settings.keyKind().generate(random)
            : PemText.keys(settings.privateKey()),
        clusterId,
        random.nextLong(),
        serial,
        now,
        settings.rootLife());
  }

  static CaRootRow root(Authority root, String clusterId, List<X509Certificate> intermediates)
      throws GeneralSecurityException {
    X509Certificate certificate = root.certificate();
    KeyKind kind = KeyKind.of(certificate.getPublicKey());
    List<String> texts = new ArrayList<>();
    for (X509Certificate intermediate : intermediates) {
      texts.add(PemText.of(intermediate));
    }
    return new CaRootRow(
        id(certificate),
        NAME,
        certificate.getSerialNumber().longValue(),
        HexPairs.of(root.keyId()),
        clusterId,
        certificate.getNotBefore().toInstant().toEpochMilli(),
        certificate.getNotAfter().toInstant().toEpochMilli(),
        PemText.of(certificate),
        texts,
        true,
        kind.type(),
        kind.bits(),
        0,
        0,
        0);
  }

  static CaKeyRow key(Authority root, CaSettings settings)
      throws IOException, GeneralSecurityException {
    return new CaKeyRow(id(root.certificate()), PemText.keyOf(root.keys()), origin(settings), 0);
  }

  private static String id(X509Certificate certificate) throws GeneralSecurityException {
    return HexPairs.of(digest("SHA-1", certificate.getEncoded()));
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every platform has both
    }
  }
}
