package io.praetor.cli.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;

/** The way from a certificate to the authority that signed it, as those who verify take it. */
record IssuedPath(X509Certificate authority) {

  /** Refuses a certificate that nobody who trusts the authority would accept. */
  void require(X509Certificate issued) throws IOException, GeneralSecurityException {
    if (authority.getBasicConstraints() < 0) {
      throw new IOException("the CA certificate is not one of an authority");
    }
    CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(issued));
    PKIXParameters parameters =
        new PKIXParameters(Set.of(new TrustAnchor(authority, constraints())));
    parameters.setRevocationEnabled(false);
    parameters.setDate(issued.getNotBefore());
    try {
      var unused = CertPathValidator.getInstance("PKIX").validate(path, parameters);
      authority.checkValidity(issued.getNotBefore());
    } catch (CertPathValidatorException | CertificateException refused) {
      throw new IOException(
          "the CA cannot sign this certificate: " + refused.getMessage(), refused);
    }
  }

  /** The path's check wants them by hand; null for none. */
  private byte[] constraints() {
    byte[] extension = authority.getExtensionValue(Extension.nameConstraints.getId());
    return extension == null ? null : ASN1OctetString.getInstance(extension).getOctets();
  }
}
