package io.praetor.cli.http;

import java.util.Optional;

/** What the command line says about TLS; paths of PEM files. */
public record TlsOptions(
    Optional<String> caFile,
    Optional<String> caPath,
    Optional<String> clientCert,
    Optional<String> clientKey,
    Optional<String> serverName,
    boolean verify) {

  public static final TlsOptions NONE =
      new TlsOptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          true);
}
