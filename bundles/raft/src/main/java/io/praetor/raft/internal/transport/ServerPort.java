package io.praetor.raft.internal.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collection;
import org.apache.ratis.conf.RaftProperties;
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
  private static final String HOST = "praetor.server.host";
  private static final String PORT = "praetor.server.port";

  /** Callers that may wait to be refused. */
  private static final int BACKLOG = 16;

  private final RpcType type;
  private final String host;
  private final int port;
  private volatile ServerSocket socket;

  ServerPort(RpcType type, String host, int port) {
    this.type = type;
    this.host = host;
    this.port = port;
  }

  /** Says where to listen. */
  public static void listenOn(RaftProperties properties, String host, int port) {
    properties.set(HOST, host);
    properties.setInt(PORT, port);
  }

  static String host(RaftProperties properties) {
    return properties.get(HOST);
  }

  static int port(RaftProperties properties) {
    return properties.getInt(PORT, 0);
  }

  @Override
  public void start() throws IOException {
    ServerSocket listening = new ServerSocket();
    try {
      listening.setReuseAddress(true);
      listening.bind(new InetSocketAddress(InetAddress.getByName(host), port), BACKLOG);
    } catch (IOException e) {
      listening.close();
      throw e;
    }
    socket = listening;
    Thread refusing = new Thread(() -> refuse(listening), "raft-port");
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
    ServerSocket listening = socket;
    if (listening != null) {
      listening.close();
    }
  }

  @Override
  public InetSocketAddress getInetSocketAddress() {
    ServerSocket listening = socket;
    return listening == null
        ? InetSocketAddress.createUnresolved(host, port)
        : (InetSocketAddress) listening.getLocalSocketAddress();
  }

  @Override
  public RpcType getRpcType() {
    return type;
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
