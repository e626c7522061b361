package io.praetor.raft.internal;

import io.praetor.api.rpc.PeerUnreachableException;
import io.praetor.api.rpc.RpcClient;
import io.praetor.api.rpc.RpcStream;
import io.praetor.raft.internal.control.ControlCodec;
import io.praetor.raft.internal.control.ControlReply;
import io.praetor.raft.internal.control.ControlRequest;
import io.praetor.raft.internal.transport.MalformedMessageException;
import io.praetor.raft.internal.transport.PeerLink;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Finds servers by node id: where gossip says that they are, else where they were when they became
 * members. So a server that comes back with another address is reached at once.
 */
final class PeerNetwork implements PeerLink {

  private final ServerMembers members;
  private final Supplier<RpcClient> client;
  private final Map<String, String> learned = new ConcurrentHashMap<>();

  /**
   * Makes a network.
   *
   * @param client gives null while there is none
   */
  PeerNetwork(ServerMembers members, Supplier<RpcClient> client) {
    this.members = members;
    this.client = client;
  }

  ServerMembers members() {
    return members;
  }

  @Override
  public void learn(String id, String address) {
    learned.put(id, address);
  }

  /** Where a server is, {@code host:port}; empty when nobody ever said. */
  Optional<String> address(String id) {
    return members
        .byId(id)
        .map(ServerMembers::address)
        .or(() -> Optional.ofNullable(learned.get(id)));
  }

  @Override
  public CompletableFuture<byte[]> call(
      String id, String protocol, byte[] message, Duration timeout) {
    try {
      return client().call(endpoint(id), protocol, message, timeout);
    } catch (PeerUnreachableException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Asks a server something beside the log. */
  CompletableFuture<ControlReply> ask(String id, ControlRequest request, Duration timeout) {
    CompletableFuture<byte[]> answer =
        call(id, ControlCodec.PROTOCOL, ControlCodec.encode(request), timeout);
    CompletableFuture<ControlReply> reply = new CompletableFuture<>();
    var unused =
        answer.whenComplete(
            (bytes, failure) -> {
              try {
                if (failure == null) {
                  reply.complete(ControlCodec.reply(bytes));
                } else {
                  reply.completeExceptionally(cause(failure));
                }
              } catch (MalformedMessageException e) {
                reply.completeExceptionally(e);
              }
            });
    // Whoever gives up frees the call.
    var unusedToo =
        reply.whenComplete(
            (done, failure) -> {
              if (reply.isCancelled()) {
                answer.cancel(false);
              }
            });
    return reply;
  }

  /** Opens a stream to a server. */
  RpcStream open(String id, String protocol, RpcStream.Receiver receiver) {
    return client().open(endpoint(id), protocol, receiver);
  }

  /** What a future failed with, without the wrapper that composition adds. */
  static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private RpcClient client() {
    RpcClient present = client.get();
    if (present == null) {
      throw new PeerUnreachableException("The channel between agents is not there");
    }
    return present;
  }

  private InetSocketAddress endpoint(String id) {
    String address = address(id).orElse("");
    try {
      return ServerAddress.parse(address);
    } catch (UnknownHostException e) {
      throw new PeerUnreachableException("The address of server " + id + " is not known");
    }
  }
}
