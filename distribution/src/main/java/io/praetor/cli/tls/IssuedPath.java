package io.praetor.cli.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

/**
 * The one step from a certificate to the authority that signed it, as those who verify take it. The
 * JDK's own check knows no constraints on a trust anchor.
 */
record IssuedPath(X509Certificate authority) {

  /** Refuses to issue what nobody who trusts the authority would accept. */
  void require(Subject subject, X509Certificate issued) throws IOException {
    try {
      issued.verify(authority.getPublicKey());
      authority.checkValidity(issued.getNotBefore());
    } catch (GeneralSecurityException refused) {
      throw new IOException(
          "the CA cannot sign this certificate: " + refused.getMessage(), refused);
    }
    if (authority.getBasicConstraints() < 0) {
      throw new IOException("the CA cannot sign this certificate: it is no authority itself");
    }
    for (GeneralName name : subject.names().getNames()) {
      requirePermitted(name);
    }
  }

  private void requirePermitted(GeneralName name) throws IOException {
    byte[] extension = authority.getExtensionValue(Extension.nameConstraints.getId());
    if (extension == null) {
      return;
    }
    NameConstraints constraints =
        NameConstraints.getInstance(ASN1OctetString.getInstance(extension).getOctets());
    PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
    if (constraints.getPermittedSubtrees() != null) {
      validator.intersectPermittedSubtree(constraints.getPermittedSubtrees());
    }
    if (constraints.getExcludedSubtrees() != null) {
      for (GeneralSubtree excluded : constraints.getExcludedSubtrees()) {
        validator.addExcludedSubtree(excluded);
      }
    }
    try {
      validator.checkPermitted(name);
      validator.checkExcluded(name);
    } catch (NameConstraintValidatorException refused) {
      throw new IOException("the CA does not permit the name " + name.getName(), refused);
    }
  }
}
