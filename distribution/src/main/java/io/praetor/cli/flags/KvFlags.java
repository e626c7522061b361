package io.praetor.cli.flags;

import io.praetor.cli.Terminal;
import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Query;
import picocli.CommandLine.Mixin;

/** The groups that every command on keys has. */
public final class KvFlags {

  @Mixin private ClientFlags client = new ClientFlags();
  @Mixin private ServerFlags server = new ServerFlags();
  @Mixin private TenancyFlags tenancy = new TenancyFlags();

  public AgentClient client(Terminal terminal) {
    return client.client(terminal);
  }

  /** A client that shows no token. */
  public AgentClient anonymousClient(Terminal terminal) {
    return client.anonymousClient(terminal);
  }

  /** The parameters that go with every request. */
  public Query query(Terminal terminal) {
    return tenancy.addTo(server.addTo(Query.NONE), terminal);
  }
}
