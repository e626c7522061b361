package io.praetor.catalog.internal.config;

import io.praetor.api.error.OperationFailedException;
import io.praetor.format.go.GoText;

/** A name under which a gateway is asked for a service: that of a host, or one of any. */
final class GatewayHost {

  private static final String ANY = "*";
  private static final int NAME_BYTES_MAX = 254;
  private static final int LABEL_BYTES_MAX = 63;

  private GatewayHost() {}

  static void check(String host, boolean encrypted) {
    if (host.equals(ANY)) {
      if (encrypted) {
        throw refused(
            "Host '*' is not allowed when TLS is enabled, all hosts must be valid DNS records to"
                + " add as a DNSSAN");
      }
      return;
    }
    if (!isDomainName(host)) {
      throw refused("Host " + GoText.quoted(host) + " must be a valid DNS hostname");
    }
    String rest = host.startsWith("*.") ? host.substring(2) : host;
    if (rest.contains(ANY)) {
      throw refused(
          "Host "
              + GoText.quoted(host)
              + " is not valid, a wildcard specifier is only allowed as the leftmost label");
    }
  }

  private static boolean isDomainName(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (name.isEmpty() || name.length() > NAME_BYTES_MAX) {
      return host.equals(".");
    }
    for (String label : name.split("\\.", -1)) {
      if (label.isEmpty() || label.length() > LABEL_BYTES_MAX) {
        return false;
      }
    }
    return true;
  }

  private static OperationFailedException refused(String reason) {
    return new OperationFailedException(reason);
  }
}
