package io.praetor.cli.flags;

import io.praetor.cli.Terminal;
import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Query;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The groups that commands on one agent have. */
public final class AgentFlags {

  @Mixin private ClientFlags client = new ClientFlags();

  @Option(
      names = {"-partition", "--partition"},
      description = "Partition (Enterprise only).")
  private String partition = "";

  public AgentClient client(Terminal terminal) {
    return client.client(terminal);
  }

  /** The parameters that go with every request. */
  public Query query() {
    return Query.NONE.withText("partition", partition);
  }
}
