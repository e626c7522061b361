package io.praetor.cli.flags;

import io.praetor.cli.Terminal;
import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Query;
import picocli.CommandLine.Mixin;

/** The groups that commands on servers and the catalog have. */
public final class OperatorFlags {

  @Mixin private ClientFlags client = new ClientFlags();
  @Mixin private ServerFlags server = new ServerFlags();

  public AgentClient client(Terminal terminal) {
    return client.client(terminal);
  }

  /** The parameters that go with every request. */
  public Query query() {
    return server.addTo(Query.NONE);
  }
}
