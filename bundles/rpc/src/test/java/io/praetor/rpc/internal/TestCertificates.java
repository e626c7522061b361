package io.praetor.rpc.internal;

import io.praetor.api.tls.RpcTls;
import io.praetor.api.tls.TlsContexts;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority made for one test, and what agents that trust it only are configured with. */
final class TestCertificates {

  private static final char[] PASSWORD = new char[0];
  private static int serial;

  private final X500Principal name = new X500Principal("CN=authority");
  private final KeyPair keys = keys();
  private final X509Certificate certificate;

  TestCertificates() throws Exception {
    X509v3CertificateBuilder builder = builder(name, keys);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    certificate = sign(builder, keys.getPrivate());
  }

  /** TLS of one agent. */
  record Agent(RpcTls rpc) implements TlsContexts {

    @Override
    public SSLContext https() {
      throw new AssertionError();
    }

    @Override
    public boolean verifyIncomingHttps() {
      throw new AssertionError();
    }

    @Override
    public String[] protocols() {
      throw new AssertionError();
    }

    @Override
    public String[] cipherSuites() {
      throw new AssertionError();
    }
  }

  /**
   * Makes one.
   *
   * @param dnsName in its certificate; null for an agent that has none
   */
  Agent agent(String dnsName, boolean outgoing, boolean verifyIncoming, boolean verifyName)
      throws Exception {
    return agent(context(dnsName, null), outgoing, verifyIncoming, verifyName, false);
  }

  /** One that has a certificate with an id of the mesh, whatever else it is called. */
  Agent ofTheMesh(String dnsName, String id) throws Exception {
    return agent(context(dnsName, id), true, true, true, false);
  }

  /** One that has none, and waits for it. */
  Agent waiting() throws Exception {
    return agent(context(null, null), true, true, true, true);
  }

  private static Agent agent(
      SSLContext context,
      boolean outgoing,
      boolean verifyIncoming,
      boolean verifyName,
      boolean awaits) {
    return new Agent(
        new RpcTls(
            context,
            outgoing,
            verifyIncoming,
            verifyName,
            "consul",
            new String[] {"TLSv1.2", "TLSv1.3"},
            context.getDefaultSSLParameters().getCipherSuites(),
            List.of(),
            awaits));
  }

  private SSLContext context(String dnsName, String id) throws Exception {
    KeyStore trust = store();
    trust.setCertificateEntry("authority", certificate);
    TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
    trustManagers.init(trust);
    KeyStore identity = store();
    if (dnsName != null) {
      KeyPair own = keys();
      identity.setKeyEntry(
          "me", own.getPrivate(), PASSWORD, new Certificate[] {issue(dnsName, id, own)});
    }
    KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("SunX509");
    keyManagers.init(identity, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    return context;
  }

  private X509Certificate issue(String dnsName, String id, KeyPair subject) throws Exception {
    X509v3CertificateBuilder builder = builder(new X500Principal("CN=" + dnsName), subject);
    List<GeneralName> names =
        new ArrayList<>(List.of(new GeneralName(GeneralName.dNSName, dnsName)));
    if (id != null) {
      names.add(new GeneralName(GeneralName.uniformResourceIdentifier, id));
    }
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(names.toArray(GeneralName[]::new)));
    return sign(builder, keys.getPrivate());
  }

  private X509v3CertificateBuilder builder(X500Principal subject, KeyPair subjectKeys) {
    Instant now = Instant.now();
    return new JcaX509v3CertificateBuilder(
        name,
        BigInteger.valueOf(++serial),
        Date.from(now.minus(1, ChronoUnit.DAYS)),
        Date.from(now.plus(30, ChronoUnit.DAYS)),
        subject,
        subjectKeys.getPublic());
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws Exception {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
  }

  private static KeyPair keys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static KeyStore store() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    return store;
  }
}
