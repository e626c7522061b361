package io.praetor.itest.harness;

import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * Somebody's request for a certificate of the mesh, honest or not, and the key that it is about.
 */
public final class MeshRequest {

  private final KeyPair keys;
  private final String body;

  private MeshRequest(GeneralName... names) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    keys = generator.generateKeyPair();
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    extensions.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    byte[] request =
        new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=x"), keys.getPublic())
            .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate())
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
            .getEncoded();
    body =
        "{\"CSR\": \"-----BEGIN CERTIFICATE REQUEST-----\\n"
            + Base64.getEncoder().encodeToString(request)
            + "\\n-----END CERTIFICATE REQUEST-----\\n\"}";
  }

  /** A client agent's, which does not know the trust domain. */
  public static MeshRequest ofAgent(String datacenter, String node, String dnsName)
      throws Exception {
    String id = "spiffe://unknown/agent/client/dc/" + datacenter + "/id/" + node;
    return new MeshRequest(uri(id), new GeneralName(GeneralName.dNSName, dnsName));
  }

  /** A service's. */
  public static MeshRequest ofService(String datacenter, String trustDomain, String name)
      throws Exception {
    return new MeshRequest(
        uri("spiffe://" + trustDomain + "/ns/default/dc/" + datacenter + "/svc/" + name));
  }

  private static GeneralName uri(String text) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, text);
  }

  /** JSON. */
  public String body() {
    return body;
  }

  /** What it is when it was granted. */
  public Authority.Issued issued(X509Certificate certificate) throws IOException {
    if (!certificate.getPublicKey().equals(keys.getPublic())) {
      throw new IOException("the certificate is one of another key");
    }
    return new Authority.Issued(certificate, keys.getPrivate());
  }
}
