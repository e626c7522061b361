package io.praetor.itest;

import io.praetor.itest.harness.FrameworkExtension;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client: the same bundles, of which those of a server stay idle. */
class ClientWiringIT extends WiringContract {

  private static final Set<String> PIDS_OF_SERVERS =
      Set.of(
          "io.praetor.raft",
          "io.praetor.state",
          "io.praetor.kv",
          "io.praetor.catalog",
          "io.praetor.session",
          "io.praetor.connect.ca",
          "io.praetor.txn",
          "io.praetor.history",
          "io.praetor.gossip.wan");

  private static final Set<String> SERVICES_OF_SERVERS =
      Set.of(
          "io.praetor.api.raft.Consensus",
          "io.praetor.api.state.Snapshots",
          "io.praetor.api.state.StateStore",
          "io.praetor.state.internal.StateCore",
          "io.praetor.api.gossip.GossipPool(praetor.pool=wan)");

  @RegisterExtension
  static final FrameworkExtension FRAMEWORK =
      FrameworkExtension.client(new org.apache.felix.framework.FrameworkFactory());

  ClientWiringIT() {
    super(FRAMEWORK, PIDS_OF_SERVERS, SERVICES_OF_SERVERS);
  }
}
