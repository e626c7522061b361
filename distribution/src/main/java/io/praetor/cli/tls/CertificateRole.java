package io.praetor.cli.tls;

import java.util.Locale;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What a certificate is for: the name in it, in its file, and what its holder may do with it. */
enum CertificateRole {
  /** Servers are clients of each other, too. */
  SERVER,
  /** Client agents answer HTTPS. */
  CLIENT,
  /** Programs with the command line; not bound to a purpose, as Consul makes them. */
  CLI;

  /** Whether the holder is reached at addresses. */
  boolean listens() {
    return this != CLI;
  }

  KeyPurposeId[] usages() {
    return switch (this) {
      case SERVER ->
          new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
      case CLIENT ->
          new KeyPurposeId[] {KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth};
      case CLI -> new KeyPurposeId[0];
    };
  }

  /** {@code server.dc1.consul}. */
  String name(String datacenter, String domain) {
    return word() + "." + datacenter + "." + domain;
  }

  /** {@code dc1-server-consul}. */
  String filePrefix(String datacenter, String domain) {
    return datacenter + "-" + word() + "-" + domain;
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
