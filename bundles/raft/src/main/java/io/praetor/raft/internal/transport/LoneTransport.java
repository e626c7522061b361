package io.praetor.raft.internal.transport;

import org.apache.ratis.conf.Parameters;
import org.apache.ratis.rpc.RpcFactory;
import org.apache.ratis.rpc.RpcType;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.RaftServerRpc;
import org.apache.ratis.server.ServerFactory;

/**
 * The transport of a server that is alone: it has nobody to talk to, and listens to nobody. Ratis
 * finds it by its class name, hence public.
 *
 * <p>The transports that come with Ratis would load a second Netty, and would let anybody who
 * reaches the port write to the log, without a limit on what is read.
 */
public final class LoneTransport implements RpcType {

  @Override
  public String name() {
    return LoneTransport.class.getName();
  }

  @Override
  public RpcFactory newFactory(Parameters parameters) {
    return new PortFactory(this, ServerPort.of(parameters));
  }

  private record PortFactory(RpcType type, ServerPort port) implements ServerFactory {

    @Override
    public RpcType getRpcType() {
      return type;
    }

    @Override
    public RaftServerRpc newRaftServerRpc(RaftServer server) {
      return port;
    }
  }
}
