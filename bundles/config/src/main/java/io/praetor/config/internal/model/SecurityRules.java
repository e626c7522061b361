package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.model.Configuration.Security;
import io.praetor.config.internal.model.Configuration.Tls;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys, certificates and policies. */
final class SecurityRules {

  private static final Set<Integer> KEY_BYTES = Set.of(16, 24, 32);
  private static final Set<String> TLS_VERSIONS =
      Set.of("TLS_AUTO", "TLSv1_0", "TLSv1_1", "TLSv1_2", "TLSv1_3");

  /** Names up to version 1.11. */
  private static final Map<String, String> OLD_TLS_VERSIONS =
      Map.of("tls10", "TLSv1_0", "tls11", "TLSv1_1", "tls12", "TLSv1_2", "tls13", "TLSv1_3");

  private final KeyValues keys;

  SecurityRules(KeyValues keys) {
    this.keys = keys;
  }

  Security read() throws ConfigurationException {
    String key = keys.text("encrypt");
    if (!key.isEmpty()) {
      gossipKey(key);
    }
    String policy = keys.text("acl.default_policy");
    require(
        policy.equals("allow") || policy.equals("deny"),
        "acl.default_policy must be allow or deny, got \"" + policy + "\"");
    return new Security(keys.flag("acl.enabled"), policy);
  }

  private static void gossipKey(String key) throws ConfigurationException {
    try {
      int length = Base64.getDecoder().decode(key).length;
      require(
          KEY_BYTES.contains(length),
          "encrypt has invalid key: it must have 16, 24 or 32 bytes, not " + length);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("encrypt has invalid key: it is not base64", e);
    }
  }

  /** The certificates of HTTPS, each setting falling back on the one for all protocols. */
  Optional<Tls> https() throws ConfigurationException {
    String cert = tls("cert_file");
    String key = tls("key_file");
    require(
        cert.isEmpty() == key.isEmpty(),
        "tls: cert_file and key_file must be given together for HTTPS");
    String version = tls("tls_min_version");
    String minimum = OLD_TLS_VERSIONS.getOrDefault(version, version);
    require(
        TLS_VERSIONS.contains(minimum),
        "tls: tls_min_version must be one of TLS_AUTO, TLSv1_0, TLSv1_1, TLSv1_2, TLSv1_3, got \""
            + version
            + "\"");
    boolean verify =
        keys.isSet("tls.https.verify_incoming")
            ? keys.flag("tls.https.verify_incoming")
            : keys.flag("tls.defaults.verify_incoming");
    if (cert.isEmpty()) {
      return Optional.empty();
    }
    require(
        !verify || !tls("ca_file").isEmpty() || !tls("ca_path").isEmpty(),
        "tls: verify_incoming needs ca_file or ca_path for HTTPS");
    return Optional.of(new Tls(tls("ca_file"), tls("ca_path"), cert, key, minimum, verify));
  }

  private String tls(String name) {
    return keys.isSet("tls.https." + name)
        ? keys.text("tls.https." + name)
        : keys.text("tls.defaults." + name);
  }
}
