package io.praetor.raft.internal.transport;

import io.praetor.api.error.UnavailableException;
import io.praetor.raft.internal.transport.RaftMessage.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.proto.RaftProtos.AppendEntriesReplyProto;
import org.apache.ratis.proto.RaftProtos.AppendEntriesRequestProto;
import org.apache.ratis.proto.RaftProtos.InstallSnapshotReplyProto;
import org.apache.ratis.proto.RaftProtos.InstallSnapshotRequestProto;
import org.apache.ratis.proto.RaftProtos.RaftRpcRequestProto;
import org.apache.ratis.proto.RaftProtos.RequestVoteReplyProto;
import org.apache.ratis.proto.RaftProtos.RequestVoteRequestProto;
import org.apache.ratis.proto.RaftProtos.StartLeaderElectionReplyProto;
import org.apache.ratis.proto.RaftProtos.StartLeaderElectionRequestProto;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.rpc.RpcType;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.RaftServerRpc;
import org.apache.ratis.thirdparty.com.google.protobuf.InvalidProtocolBufferException;
import org.apache.ratis.thirdparty.com.google.protobuf.Parser;

/** What one open log says to other servers, and hears from them. */
public final class PeerRpc implements RaftServerRpc {

  /** Name of the protocol on the channel between agents. */
  public static final String PROTOCOL = "raft";

  private static final String PARAMETER = "praetor.peer-rpc";

  /** How long an answer to entries, a vote or a notice may take. */
  private static final Duration ANSWER = Duration.ofSeconds(3);

  private final UUID group;
  private final PeerLink link;
  private final Contacts contacts;
  private final Inbox inbox;
  private final Map<RaftPeerId, PeerAppender> appenders = new ConcurrentHashMap<>();

  /**
   * Makes one end.
   *
   * @param id of this server, for the names of its threads
   * @param electionTimeoutMinNanos for how long others may rely on what they are answered
   * @param mayHaveAnswered whether this server was a member before
   */
  public PeerRpc(
      String id,
      UUID group,
      PeerLink link,
      Contacts contacts,
      long electionTimeoutMinNanos,
      boolean mayHaveAnswered) {
    this.group = group;
    this.link = link;
    this.contacts = contacts;
    VoteGuard guard = new VoteGuard(electionTimeoutMinNanos);
    if (mayHaveAnswered) {
      guard.heard(System.nanoTime());
    }
    this.inbox = new Inbox(id, group, guard);
  }

  /** What tells {@link PeerTransport} of this object. */
  public Parameters parameters() {
    Parameters parameters = new Parameters();
    parameters.put(PARAMETER, this, PeerRpc.class);
    return parameters;
  }

  static PeerRpc of(Parameters parameters) {
    return parameters.getNonNull(PARAMETER, PeerRpc.class);
  }

  void bind(RaftServer server) {
    inbox.bind(server);
  }

  PeerAppender add(PeerAppender appender) {
    appenders.put(appender.getFollowerId(), appender);
    return appender;
  }

  /** Takes a message that another server sent; never blocks. */
  public CompletionStage<byte[]> handle(byte[] bytes) {
    RaftMessage message;
    try {
      message = RaftMessage.decode(bytes);
    } catch (MalformedMessageException e) {
      return CompletableFuture.failedFuture(e);
    }
    if (!message.group().equals(group)) {
      return CompletableFuture.failedFuture(
          new UnavailableException("This server belongs to another cluster"));
    }
    return inbox.put(message);
  }

  /** Asks everybody for a sign that this server still leads, at once. */
  public void pulse() {
    appenders.values().forEach(PeerAppender::triggerHeartbeat);
  }

  /** Sees to it that a server soon knows that this entry is committed. */
  public void tellCommit(String id, long index) {
    PeerAppender appender = appenders.get(RaftPeerId.valueOf(id));
    if (appender != null) {
      appender.tellCommit(index);
    }
  }

  /** Newest entry that a server is known to have; -1 for none. */
  public long matchIndex(String id) {
    PeerAppender appender = appenders.get(RaftPeerId.valueOf(id));
    return appender == null ? -1 : appender.getFollower().getMatchIndex();
  }

  CompletableFuture<AppendEntriesReplyProto> append(
      RaftPeerId peer, AppendEntriesRequestProto request) {
    return call(peer, Kind.APPEND, false, request.toByteArray())
        .thenApply(bytes -> parse(AppendEntriesReplyProto.parser(), bytes));
  }

  CompletableFuture<InstallSnapshotReplyProto> note(
      RaftPeerId peer, InstallSnapshotRequestProto request) {
    return call(peer, Kind.SNAPSHOT_NOTE, false, request.toByteArray())
        .thenApply(bytes -> parse(InstallSnapshotReplyProto.parser(), bytes));
  }

  void answered(RaftPeerId peer, long sentNanos) {
    contacts.answered(peer.toString(), sentNanos, System.nanoTime());
  }

  private CompletableFuture<byte[]> call(
      RaftPeerId peer, Kind kind, boolean takeover, byte[] body) {
    return link.call(
        peer.toString(), PROTOCOL, RaftMessage.encode(kind, takeover, group, body), ANSWER);
  }

  @Override
  public RequestVoteReplyProto requestVote(RequestVoteRequestProto request) throws IOException {
    byte[] body = request.toByteArray();
    return await(
        call(peer(request.getServerRequest()), Kind.VOTE, inbox.takesOver(), body)
            .thenApply(bytes -> parse(RequestVoteReplyProto.parser(), bytes)));
  }

  @Override
  public AppendEntriesReplyProto appendEntries(AppendEntriesRequestProto request)
      throws IOException {
    return await(append(peer(request.getServerRequest()), request));
  }

  @Override
  public InstallSnapshotReplyProto installSnapshot(InstallSnapshotRequestProto request)
      throws IOException {
    return await(note(peer(request.getServerRequest()), request));
  }

  @Override
  public StartLeaderElectionReplyProto startLeaderElection(StartLeaderElectionRequestProto request)
      throws IOException {
    // From here on the others may vote although they have just heard this server.
    contacts.forgoLease();
    return await(
        call(peer(request.getServerRequest()), Kind.TAKE_OVER, false, request.toByteArray())
            .thenApply(bytes -> parse(StartLeaderElectionReplyProto.parser(), bytes)));
  }

  private static RaftPeerId peer(RaftRpcRequestProto request) {
    return RaftPeerId.valueOf(request.getReplyId());
  }

  private static <T> T await(CompletableFuture<T> answer) throws IOException {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      answer.cancel(false);
      Thread.currentThread().interrupt();
      throw (InterruptedIOException) new InterruptedIOException().initCause(e);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e.getCause());
    }
  }

  private static <T> T parse(Parser<T> parser, byte[] bytes) {
    try {
      return parser.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("a server answered something else", e);
    }
  }

  @Override
  public void addRaftPeers(Collection<RaftPeer> peers) {
    for (RaftPeer peer : peers) {
      if (peer.getAddress() != null) {
        link.learn(peer.getId().toString(), peer.getAddress());
      }
    }
  }

  @Override
  public void handleException(RaftPeerId peer, Exception failure, boolean reconnect) {
    // The channel repairs its connections itself.
  }

  @Override
  public RpcType getRpcType() {
    return new PeerTransport();
  }

  @Override
  public InetSocketAddress getInetSocketAddress() {
    // Nobody connects to what Ratis tells: servers are named by id.
    return InetSocketAddress.createUnresolved("localhost", 0);
  }

  @Override
  public void start() {
    // Messages come from the moment that the log is open.
  }

  @Override
  public void close() {
    inbox.close();
  }
}
