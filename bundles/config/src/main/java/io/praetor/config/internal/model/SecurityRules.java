package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.model.Configuration.RpcTls;
import io.praetor.config.internal.model.Configuration.Tls;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys and certificates. */
final class SecurityRules {

  private static final Set<String> TLS_VERSIONS =
      Set.of("TLS_AUTO", "TLSv1_0", "TLSv1_1", "TLSv1_2", "TLSv1_3");

  /** Names up to version 1.11. */
  private static final Map<String, String> OLD_TLS_VERSIONS =
      Map.of("tls10", "TLSv1_0", "tls11", "TLSv1_1", "tls12", "TLSv1_2", "tls13", "TLSv1_3");

  private static final String NOT_HANDED_OUT =
      ": servers do not hand out certificates yet; give each agent cert_file and key_file instead";

  private final KeyValues keys;

  SecurityRules(KeyValues keys) {
    this.keys = keys;
  }

  /** An agent that waits for a certificate that nobody hands out would run without any. */
  private void refuseAutomaticCertificates() throws ConfigurationException {
    boolean server = keys.flag("server");
    boolean takes = keys.flag("auto_encrypt.tls");
    boolean gives = keys.flag("auto_encrypt.allow_tls");
    require(!takes || !server, "auto_encrypt.tls can only be used on a client.");
    require(!gives || server, "auto_encrypt.allow_tls can only be used on a server.");
    require(!takes, "auto_encrypt.tls" + NOT_HANDED_OUT);
    require(!gives, "auto_encrypt.allow_tls" + NOT_HANDED_OUT);
  }

  /** The certificates of HTTPS, each setting falling back on the one for all protocols. */
  Optional<Tls> https() throws ConfigurationException {
    Tls tls = tls("https", "HTTPS");
    requireMeansToVerify(tls);
    return tls.certFile().isEmpty() ? Optional.empty() : Optional.of(tls);
  }

  /** The certificates between agents; there are some when any are named for it, or for all. */
  Optional<RpcTls> rpc() throws ConfigurationException {
    refuseAutomaticCertificates();
    Tls tls = tls("internal_rpc", "internal RPC");
    boolean verifyName = flag("internal_rpc", "verify_server_hostname");
    // A name that nobody checks proves nothing, and it is checked only where TLS is used.
    boolean outgoing = verifyName || flag("internal_rpc", "verify_outgoing");
    require(
        !outgoing || hasAuthorities(tls), "VerifyOutgoing set, and no CA certificate provided!");
    requireMeansToVerify(tls);
    if (!hasAuthorities(tls) && tls.certFile().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new RpcTls(tls, outgoing, verifyName, domain()));
  }

  private static void requireMeansToVerify(Tls tls) throws ConfigurationException {
    if (tls.verifyIncoming()) {
      require(hasAuthorities(tls), "VerifyIncoming set but no CA certificates were provided");
      require(
          !tls.certFile().isEmpty(),
          "VerifyIncoming requires either a Cert and Key pair in the configuration file, or"
              + " auto_encrypt/auto_config be enabled");
    }
  }

  private String domain() {
    String domain = keys.text("domain");
    return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
  }

  private Tls tls(String section, String protocol) throws ConfigurationException {
    String cert = text(section, "cert_file");
    String key = text(section, "key_file");
    require(
        cert.isEmpty() == key.isEmpty(),
        "tls: cert_file and key_file must be given together for " + protocol);
    return new Tls(
        text(section, "ca_file"),
        text(section, "ca_path"),
        cert,
        key,
        version(section),
        CipherSuiteNames.parse(text(section, "tls_cipher_suites")),
        flag(section, "verify_incoming"));
  }

  private static boolean hasAuthorities(Tls tls) {
    return !tls.caFile().isEmpty() || !tls.caPath().isEmpty();
  }

  private String version(String section) throws ConfigurationException {
    String version = text(section, "tls_min_version");
    String minimum = OLD_TLS_VERSIONS.getOrDefault(version, version);
    require(
        TLS_VERSIONS.contains(minimum),
        "tls: tls_min_version must be one of TLS_AUTO, TLSv1_0, TLSv1_1, TLSv1_2, TLSv1_3, got \""
            + version
            + "\"");
    return minimum;
  }

  private String text(String section, String name) {
    return keys.text(path(section, name));
  }

  private boolean flag(String section, String name) {
    return keys.flag(path(section, name));
  }

  private String path(String section, String name) {
    String own = "tls." + section + "." + name;
    return keys.isSet(own) ? own : "tls.defaults." + name;
  }
}
