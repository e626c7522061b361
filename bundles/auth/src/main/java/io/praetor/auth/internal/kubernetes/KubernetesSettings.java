package io.praetor.auth.internal.kubernetes;

import io.praetor.api.error.OperationFailedException;
import io.praetor.auth.internal.config.MethodConfig;
import io.praetor.auth.internal.token.CompactToken;
import io.praetor.auth.internal.web.Authorities;
import io.praetor.auth.internal.web.WebClient;
import io.praetor.format.go.GoText;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * The settings of one auth method of the kind {@code kubernetes}, all of them good.
 *
 * @param base of the API, without a slash at its end, always HTTPS
 * @param authorities who may vouch for the API
 * @param token ours, by which the API knows us; secret
 */
record KubernetesSettings(String base, Authorities authorities, String token) {

  private static final String HOST = "Host";
  private static final String CA = "CACert";
  private static final String TOKEN = "ServiceAccountJWT";
  private static final Set<String> KNOWN = Set.of(HOST, CA, TOKEN);

  /** Reads settings, or refuses them in Consul's words and order. */
  static KubernetesSettings of(Map<String, Object> config) {
    MethodConfig members = new MethodConfig(config, KNOWN);
    String host = required(members, HOST);
    Authorities authorities = authorities(required(members, CA));
    String token = required(members, TOKEN);
    CompactToken.parse(
        token, CompactToken.because("Config.ServiceAccountJWT is not a valid JWT: "));
    return new KubernetesSettings(base(host), authorities, token.strip());
  }

  private static String required(MethodConfig members, String name) {
    String text = members.text(name);
    if (text.isEmpty()) {
      throw new OperationFailedException("Config." + name + " is required");
    }
    return text;
  }

  private static Authorities authorities(String pem) {
    try {
      return Authorities.in(pem);
    } catch (IllegalArgumentException e) {
      throw new OperationFailedException(
          "error parsing kubernetes ca cert: data does not contain any valid RSA or ECDSA"
              + " certificates");
    }
  }

  /** A token of ours is sent there, so that nothing but TLS will do. */
  private static String base(String host) {
    String text = host.contains("://") ? host : "https://" + host;
    try {
      URI address = URI.create(text);
      if (WebClient.isWebAddress(address)
          && "https".equalsIgnoreCase(address.getScheme())
          && address.getRawQuery() == null
          && address.getRawFragment() == null) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
      }
    } catch (IllegalArgumentException noAddress) {
      throw wrong(host);
    }
    throw wrong(host);
  }

  private static OperationFailedException wrong(String host) {
    return new OperationFailedException(
        "host must be a URL or a host:port pair: " + GoText.quoted(host));
  }

  @Override
  public String toString() {
    return "KubernetesSettings[" + base + "]";
  }
}
