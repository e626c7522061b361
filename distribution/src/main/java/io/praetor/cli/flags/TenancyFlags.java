package io.praetor.cli.flags;

import io.praetor.cli.Terminal;
import io.praetor.cli.http.Query;
import picocli.CommandLine.Option;

/** Enterprise's namespaces and partitions: passed on, so that the server says what it thinks. */
public final class TenancyFlags {

  @Option(
      names = {"-namespace", "--namespace"},
      description = "Namespace (Enterprise only).")
  private String namespace;

  @Option(
      names = {"-partition", "--partition"},
      description = "Partition (Enterprise only).")
  private String partition;

  /** Adds what these flags and their environment variables say to a request. */
  public Query addTo(Query query, Terminal terminal) {
    return query
        .withText("ns", value(namespace, terminal, "CONSUL_NAMESPACE"))
        .withText("partition", value(partition, terminal, "CONSUL_PARTITION"));
  }

  private static String value(String flag, Terminal terminal, String variable) {
    String value = flag != null ? flag : terminal.environment().apply(variable);
    return value == null ? "" : value;
  }
}
