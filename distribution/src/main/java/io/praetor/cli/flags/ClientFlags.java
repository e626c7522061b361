package io.praetor.cli.flags;

import io.praetor.cli.ArgumentData;
import io.praetor.cli.NoClientException;
import io.praetor.cli.Terminal;
import io.praetor.cli.http.AgentAddress;
import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.TlsOptions;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** How to reach an agent, and as whom. A flag wins over its environment variable. */
public final class ClientFlags {

  private static final Set<String> TRUE = Set.of("1", "t", "true");

  @Option(
      names = {"-http-addr", "--http-addr"},
      description = {
        "Address of the agent: host:port, http://, https:// or unix://PATH. Default:",
        "$CONSUL_HTTP_ADDR, or 127.0.0.1:8500. CONSUL_HTTP_SSL=true makes it https://;",
        "CONSUL_HTTP_AUTH=user:password is for a proxy in front of it."
      })
  private String address;

  @Option(
      names = {"-token", "--token"},
      description = "ACL token. Default: $CONSUL_HTTP_TOKEN.")
  private String token;

  @Option(
      names = {"-token-file", "--token-file"},
      description = "File that holds the ACL token. Default: $CONSUL_HTTP_TOKEN_FILE.")
  private String tokenFile;

  @Option(
      names = {"-ca-file", "--ca-file"},
      description = {
        "PEM file of trusted authorities. Default: $CONSUL_CACERT.",
        "CONSUL_HTTP_SSL_VERIFY=false trusts everybody."
      })
  private String caFile;

  @Option(
      names = {"-ca-path", "--ca-path"},
      description = "Directory with PEM files of trusted authorities. Default: $CONSUL_CAPATH.")
  private String caPath;

  @Option(
      names = {"-client-cert", "--client-cert"},
      description = "PEM file: our certificate. Default: $CONSUL_CLIENT_CERT.")
  private String clientCert;

  @Option(
      names = {"-client-key", "--client-key"},
      description = "PEM file: our private key. Default: $CONSUL_CLIENT_KEY.")
  private String clientKey;

  @Option(
      names = {"-tls-server-name", "--tls-server-name"},
      description =
          "Name that the agent's certificate must have. Default: $CONSUL_TLS_SERVER_NAME.")
  private String serverName;

  /**
   * A client for the agent that flags and environment name.
   *
   * @throws NoClientException they name what does not exist or fit
   */
  public AgentClient client(Terminal terminal) {
    try {
      return client(terminal, token(terminal));
    } catch (IOException wrong) {
      throw new NoClientException(wrong);
    }
  }

  /**
   * A client that shows no token, whatever flags and environment say.
   *
   * @throws NoClientException they name what does not exist or fit
   */
  public AgentClient anonymousClient(Terminal terminal) {
    try {
      return client(terminal, Optional.empty());
    } catch (IOException wrong) {
      throw new NoClientException(wrong);
    }
  }

  private AgentClient client(Terminal terminal, Optional<String> secret) throws IOException {
    AgentAddress agent =
        AgentAddress.parse(
            setting(terminal, address, "CONSUL_HTTP_ADDR").orElse(""),
            isTrue(terminal.environment().apply("CONSUL_HTTP_SSL")));
    TlsOptions tls =
        new TlsOptions(
            setting(terminal, caFile, "CONSUL_CACERT"),
            setting(terminal, caPath, "CONSUL_CAPATH"),
            setting(terminal, clientCert, "CONSUL_CLIENT_CERT"),
            setting(terminal, clientKey, "CONSUL_CLIENT_KEY"),
            setting(terminal, serverName, "CONSUL_TLS_SERVER_NAME"),
            verifies(terminal));
    return new AgentClient(
        agent, tls, secret, Optional.ofNullable(terminal.environment().apply("CONSUL_HTTP_AUTH")));
  }

  private Optional<String> token(Terminal terminal) throws IOException {
    Optional<String> file = setting(terminal, tokenFile, "CONSUL_HTTP_TOKEN_FILE");
    if (file.isPresent()) {
      String held;
      try {
        held = ArgumentData.file(file.get()).strip();
      } catch (IOException failure) {
        throw new IOException("Error loading token file: " + failure.getMessage(), failure);
      }
      if (!held.isEmpty()) {
        return Optional.of(held);
      }
    }
    // Consul's client takes an empty token for none given.
    String given = token == null || token.isEmpty() ? null : token;
    return setting(terminal, given, "CONSUL_HTTP_TOKEN");
  }

  private static boolean verifies(Terminal terminal) {
    String value = terminal.environment().apply("CONSUL_HTTP_SSL_VERIFY");
    return value == null || value.isEmpty() || isTrue(value);
  }

  private static boolean isTrue(String value) {
    return value != null && TRUE.contains(value.toLowerCase(Locale.ROOT));
  }

  private static Optional<String> setting(Terminal terminal, String flag, String variable) {
    return Optional.ofNullable(flag != null ? flag : terminal.environment().apply(variable))
        .filter(value -> !value.isEmpty());
  }
}
