package io.praetor.cli.tls;

import java.util.Locale;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What a certificate is for: the name in it, in its file, and what its holder may do with it. */
enum CertificateRole {
  /** Servers are clients of each other, too. */
  SERVER(true, KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth),
  /** Client agents answer HTTPS. */
  CLIENT(true, KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth),
  /** Programs with the command line; not bound to a purpose, as Consul makes them. */
  CLI(false);

  private final boolean listens;
  private final KeyPurposeId[] usages;

  CertificateRole(boolean listens, KeyPurposeId... usages) {
    this.listens = listens;
    this.usages = usages;
  }

  /** Whether the holder is reached at addresses. */
  boolean listens() {
    return listens;
  }

  KeyPurposeId[] usages() {
    return usages.clone();
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
