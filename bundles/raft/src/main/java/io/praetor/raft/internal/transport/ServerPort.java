package io.praetor.raft.internal.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collection;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.proto.RaftProtos.AppendEntriesReplyProto;
import org.apache.ratis.proto.RaftProtos.AppendEntriesRequestProto;
import org.apache.ratis.proto.RaftProtos.InstallSnapshotReplyProto;
import org.apache.ratis.proto.RaftProtos.InstallSnapshotRequestProto;
import org.apache.ratis.proto.RaftProtos.RequestVoteReplyProto;
import org.apache.ratis.proto.RaftProtos.RequestVoteRequestProto;
import org.apache.ratis.proto.RaftProtos.StartLeaderElectionReplyProto;
import org.apache.ratis.proto.RaftProtos.StartLeaderElectionRequestProto;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.rpc.RpcType;
import org.apache.ratis.server.RaftServerRpc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the server port, so that a second server on the same address is told, and hangs up on
 * whoever calls.
 */
public final class ServerPort implements RaftServerRpc {

  private static final Logger LOG = LoggerFactory.getLogger(ServerPort.class);
  private static final String PARAMETER = "praetor.server-port";

  /** Callers that may wait to be refused. */
  private static final int BACKLOG = 16;

  private final ServerSocket socket;

  private ServerPort(ServerSocket socket) {
    this.socket = socket;
  }

  /** Takes the port; nobody is answered yet. */
  public static ServerPort bind(String host, int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port), BACKLOG);
      return new ServerPort(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** What tells {@link LoneTransport} of this port. */
  public Parameters parameters() {
    Parameters parameters = new Parameters();
    parameters.put(PARAMETER, this, ServerPort.class);
    return parameters;
  }

  static ServerPort of(Parameters parameters) {
    return parameters.getNonNull(PARAMETER, ServerPort.class);
  }

  @Override
  public void start() {
    Thread refusing = new Thread(() -> refuse(socket), "raft-port");
    refusing.setDaemon(true);
    refusing.start();
  }

  private static void refuse(ServerSocket listening) {
    while (!listening.isClosed()) {
      try (Socket caller = listening.accept()) {
        LOG.debug("Hung up on {}: this server has no others", caller.getRemoteSocketAddress());
      } catch (IOException e) {
        if (!listening.isClosed()) {
          LOG.warn("The server port {} fails", listening.getLocalSocketAddress(), e);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  @Override
  public InetSocketAddress getInetSocketAddress() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  @Override
  public RpcType getRpcType() {
    return new LoneTransport();
  }

  @Override
  public void addRaftPeers(Collection<RaftPeer> peers) {
    // There is nobody that could be called.
  }

  @Override
  public void handleException(RaftPeerId peer, Exception failure, boolean reconnect) {
    // There is no connection to repair.
  }

  @Override
  public RequestVoteReplyProto requestVote(RequestVoteRequestProto request) throws IOException {
    throw unreachable();
  }

  @Override
  public AppendEntriesReplyProto appendEntries(AppendEntriesRequestProto request)
      throws IOException {
    throw unreachable();
  }

  @Override
  public InstallSnapshotReplyProto installSnapshot(InstallSnapshotRequestProto request)
      throws IOException {
    throw unreachable();
  }

  @Override
  public StartLeaderElectionReplyProto startLeaderElection(StartLeaderElectionRequestProto request)
      throws IOException {
    throw unreachable();
  }

  private static IOException unreachable() {
    return new IOException("No other server can be reached from here");
  }
}
