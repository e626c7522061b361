package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.model.Configuration.AutoEncrypt;
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

  private final KeyValues keys;
  private final AutoEncrypt autoEncrypt;
  private final Problems problems;

  SecurityRules(KeyValues keys, AutoEncrypt autoEncrypt, Problems problems) {
    this.keys = keys;
    this.autoEncrypt = autoEncrypt;
    this.problems = problems;
  }

  /** The certificates of HTTPS, each setting falling back on the one for all protocols. */
  Optional<Tls> https() throws ConfigurationException {
    Tls tls = tls("https", "HTTPS");
    requireMeansToVerify(tls);
    boolean certified = !tls.certFile().isEmpty() || autoEncrypt.takes();
    return certified ? Optional.of(tls) : Optional.empty();
  }

  /** The certificates between agents; there are some when any are named for it, or for all. */
  Optional<RpcTls> rpc() throws ConfigurationException {
    Tls tls = tls("internal_rpc", "internal RPC");
    boolean verifyName = flag("internal_rpc", "verify_server_hostname");
    // A name that nobody checks proves nothing, and it is checked only where TLS is used.
    boolean outgoing = verifyName || flag("internal_rpc", "verify_outgoing") || autoEncrypt.takes();
    requireMeansToHandOut(tls);
    require(
        !outgoing || hasAuthorities(tls), "VerifyOutgoing set, and no CA certificate provided!");
    requireMeansToVerify(tls);
    if (!hasAuthorities(tls) && tls.certFile().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new RpcTls(tls, outgoing, verifyName, domain()));
  }

  /** Who is handed a certificate has to know by whom, and gets it by TLS only. */
  private void requireMeansToHandOut(Tls tls) throws ConfigurationException {
    require(
        !autoEncrypt.takes() || hasAuthorities(tls),
        "auto_encrypt.tls set, and no CA certificate provided!");
    require(
        !autoEncrypt.gives() || (hasAuthorities(tls) && !tls.certFile().isEmpty()),
        "auto_encrypt.allow_tls requires ca_file, cert_file and key_file");
    if (autoEncrypt.gives() && !tls.verifyIncoming()) {
      problems.warn(
          "if auto_encrypt.allow_tls is turned on, either verify_incoming or verify_incoming_rpc"
              + " should be enabled. It is necessary to turn it off during a migration to TLS, but"
              + " it should definitely be turned on afterwards.");
    }
  }

  private void requireMeansToVerify(Tls tls) throws ConfigurationException {
    if (tls.verifyIncoming()) {
      require(hasAuthorities(tls), "VerifyIncoming set but no CA certificates were provided");
      require(
          !tls.certFile().isEmpty() || autoEncrypt.takes(),
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
