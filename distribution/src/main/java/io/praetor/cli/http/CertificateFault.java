package io.praetor.cli.http;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Why a server's certificate is refused, in the words of Go's {@code crypto/x509}. */
final class CertificateFault {

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private CertificateFault() {}

  /**
   * The words for it.
   *
   * @param name that the certificate should have
   */
  static String text(CertificateException refused, X509Certificate certificate, String name) {
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException
          || cause instanceof CertificateNotYetValidException) {
        return "x509: certificate has expired or is not yet valid" + period(certificate);
      } else if (cause instanceof CertPathBuilderException
          || (cause instanceof CertPathValidatorException path
              && path.getReason() == PKIXReason.NO_TRUST_ANCHOR)) {
        return "x509: certificate signed by unknown authority";
      }
    }
    return isNameMissing(refused) ? missing(certificate, name) : refused.getMessage();
  }

  /** Empty when it is another one of the chain. */
  private static String period(X509Certificate certificate) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Instant begin = certificate.getNotBefore().toInstant();
    Instant end = certificate.getNotAfter().toInstant();
    if (now.isAfter(end)) {
      return ": current time " + now + " is after " + end;
    }
    return now.isBefore(begin) ? ": current time " + now + " is before " + begin : "";
  }

  /** The JDK has no type for it. */
  private static boolean isNameMissing(CertificateException refused) {
    String message = String.valueOf(refused.getMessage());
    return message.startsWith("No subject alternative") || message.startsWith("No name matching");
  }

  private static String missing(X509Certificate certificate, String name) {
    boolean address = name.indexOf(':') >= 0 || name.matches("[0-9.]+");
    List<String> names = names(certificate, address ? IP_ADDRESS : DNS_NAME);
    if (!names.isEmpty()) {
      return "x509: certificate is valid for " + String.join(", ", names) + ", not " + name;
    }
    return address
        ? "x509: cannot validate certificate for "
            + name
            + " because it doesn't contain any IP SANs"
        : "x509: certificate is not valid for any names, but wanted to match " + name;
  }

  private static List<String> names(X509Certificate certificate, int kind) {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      for (List<?> one : all == null ? List.<List<?>>of() : all) {
        if (one.get(0).equals(kind)) {
          names.add(String.valueOf(one.get(1)));
        }
      }
    } catch (CertificateParsingException malformed) {
      return List.of();
    }
    return names;
  }
}
