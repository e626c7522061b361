package io.praetor.raft.internal.transport;

import org.apache.ratis.conf.Parameters;
import org.apache.ratis.rpc.RpcFactory;
import org.apache.ratis.rpc.RpcType;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.RaftServerRpc;
import org.apache.ratis.server.ServerFactory;
import org.apache.ratis.server.leader.FollowerInfo;
import org.apache.ratis.server.leader.LeaderState;
import org.apache.ratis.server.leader.LogAppender;

/**
 * The transport that goes over the channel between agents. Ratis finds it by its class name, hence
 * public.
 *
 * <p>The transports that come with Ratis would load a second Netty, open a port of their own, and
 * let anybody who reaches it write to the log.
 */
public final class PeerTransport implements RpcType {

  @Override
  public String name() {
    return PeerTransport.class.getName();
  }

  @Override
  public RpcFactory newFactory(Parameters parameters) {
    return new Factory(this, PeerRpc.of(parameters));
  }

  private record Factory(RpcType type, PeerRpc rpc) implements ServerFactory {

    @Override
    public RpcType getRpcType() {
      return type;
    }

    @Override
    public RaftServerRpc newRaftServerRpc(RaftServer server) {
      rpc.bind(server);
      return rpc;
    }

    @Override
    public LogAppender newLogAppender(
        RaftServer.Division member, LeaderState leader, FollowerInfo follower) {
      return rpc.add(new PeerAppender(member, leader, follower, rpc));
    }
  }
}
