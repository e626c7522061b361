package io.praetor.rpc.internal.relay;

import io.praetor.api.gossip.GossipListener;
import io.praetor.api.gossip.Member;

/** Has the servers looked at again when one of them came, changed, or went. */
final class ServerListener implements GossipListener {

  private final Datacenters datacenters;

  ServerListener(Datacenters datacenters) {
    this.datacenters = datacenters;
  }

  @Override
  public void memberChanged(Member member) {
    refresh(member);
  }

  @Override
  public void memberReaped(Member member) {
    refresh(member);
  }

  private void refresh(Member member) {
    if (Server.of(member).isPresent()) {
      datacenters.refresh();
    }
  }
}
