package io.praetor.shell.internal.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a client on this machine reaches the agent's own API, as the environment variables of the
 * command line say it.
 *
 * @param plain listeners, each as {@code ip:port}, {@code [ip6]:port} or {@code unix:///path}
 * @param secure those with TLS, in the same forms
 */
record OwnAccess(List<String> plain, List<String> secure, Tls tls) {

  private static final String ADDRESS = "CONSUL_HTTP_ADDR";
  private static final String UNIX = "unix:";

  /**
   * Files of the TLS listeners, each empty for none.
   *
   * @param asksForCertificate whether callers show one
   */
  record Tls(
      String caFile, String caPath, String certFile, String keyFile, boolean asksForCertificate) {}

  /** Nothing where no listener is one that the command line can reach. */
  Map<String, String> variables() {
    Optional<String> open = plain.stream().findFirst();
    if (open.isPresent()) {
      return Map.of(ADDRESS, reachable(open.get()));
    }
    // The command line knows no TLS over UNIX sockets.
    return secure.stream()
        .filter(listener -> !listener.startsWith(UNIX))
        .findFirst()
        .map(listener -> overTls(reachable(listener)))
        .orElseGet(Map::of);
  }

  /** Nobody can connect to "all addresses". */
  private static String reachable(String listener) {
    return listener
        .replaceFirst("^0\\.0\\.0\\.0:", "127.0.0.1:")
        .replaceFirst("^\\[::\\]:", "[::1]:");
  }

  /**
   * The agent is believed as others believe it; where it trusts no authority, by its very
   * certificate. Verification is never off: an operator may name another agent in the command.
   */
  private Map<String, String> overTls(String address) {
    Map<String, String> variables = new HashMap<>();
    variables.put(ADDRESS, "https://" + address);
    boolean hasAuthorities = Stream.of(tls.caFile, tls.caPath).anyMatch(path -> !path.isEmpty());
    variables.put("CONSUL_CACERT", hasAuthorities ? tls.caFile : tls.certFile);
    variables.put("CONSUL_CAPATH", tls.caPath);
    variables.put("CONSUL_TLS_SERVER_NAME", CertificateName.of(tls.certFile).orElse(""));
    if (tls.asksForCertificate) {
      variables.put("CONSUL_CLIENT_CERT", tls.certFile);
      variables.put("CONSUL_CLIENT_KEY", tls.keyFile);
    }
    variables.values().removeIf(String::isEmpty);
    return variables;
  }
}
