package io.praetor.raft.internal;

import io.praetor.api.error.UnavailableException;
import io.praetor.api.rpc.PeerLostException;
import io.praetor.api.rpc.PeerUnreachableException;
import io.praetor.api.rpc.RpcClient;
import io.praetor.api.rpc.RpcHandler;
import io.praetor.api.rpc.RpcPeer;
import io.praetor.api.rpc.RpcStream;
import io.praetor.api.rpc.RpcStreamHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The channel between agents in one process: calls between two hosts arrive in order, unless the
 * way between them is cut. A host is a port.
 */
final class FakeNetwork implements AutoCloseable {

  private record Way(int from, int to, String protocol) {}

  private final Map<Integer, Map<String, RpcHandler>> handlers = new ConcurrentHashMap<>();
  private final Map<Integer, Map<String, RpcStreamHandler>> streams = new ConcurrentHashMap<>();
  private final Map<Way, ExecutorService> ways = new ConcurrentHashMap<>();
  private final Set<Integer> isolated = ConcurrentHashMap.newKeySet();
  private final Map<Long, CompletableFuture<?>> pending = new ConcurrentHashMap<>();
  private final AtomicLong calls = new AtomicLong();
  private final Set<String> deaf = ConcurrentHashMap.newKeySet();

  RpcClient client(int from) {
    return new Client(from);
  }

  void serve(int port, String protocol, RpcHandler handler) {
    handlers.computeIfAbsent(port, any -> new ConcurrentHashMap<>()).put(protocol, handler);
  }

  void serve(int port, String protocol, RpcStreamHandler handler) {
    streams.computeIfAbsent(port, any -> new ConcurrentHashMap<>()).put(protocol, handler);
  }

  /** Nobody reaches this host any more, nor it anybody; what is under way is lost. */
  void isolate(int port) {
    isolated.add(port);
    for (CompletableFuture<?> call : pending.values()) {
      call.completeExceptionally(new PeerLostException("cut"));
    }
  }

  void heal(int port) {
    isolated.remove(port);
  }

  /** Messages of a protocol to a host are carried out, but never answered. */
  void muteAnswers(int port, String protocol) {
    deaf.add(port + protocol);
  }

  private boolean isCut(int from, int to) {
    return isolated.contains(from) || isolated.contains(to);
  }

  private ExecutorService way(int from, int to, String protocol) {
    return ways.computeIfAbsent(
        new Way(from, to, protocol),
        way ->
            Executors.newSingleThreadExecutor(
                task -> {
                  Thread thread = new Thread(task, "net-" + way);
                  thread.setDaemon(true);
                  return thread;
                }));
  }

  @Override
  public void close() {
    ways.values().forEach(ExecutorService::shutdownNow);
  }

  private final class Client implements RpcClient {

    private final int from;

    Client(int from) {
      this.from = from;
    }

    @Override
    public CompletableFuture<byte[]> call(
        InetSocketAddress peer, String protocol, byte[] request, Duration timeout) {
      int to = peer.getPort();
      if (isCut(from, to) || !handlers.containsKey(to)) {
        return CompletableFuture.failedFuture(new PeerUnreachableException("no way"));
      }
      CompletableFuture<byte[]> answer = new CompletableFuture<>();
      long number = calls.incrementAndGet();
      pending.put(number, answer);
      var unused = answer.whenComplete((done, failure) -> pending.remove(number));
      way(from, to, protocol).execute(() -> deliver(to, protocol, request, answer));
      return answer;
    }

    private void deliver(
        int to, String protocol, byte[] request, CompletableFuture<byte[]> answer) {
      RpcHandler handler = handlers.getOrDefault(to, Map.of()).get(protocol);
      if (isCut(from, to) || handler == null) {
        answer.completeExceptionally(new UnavailableException("nobody is there"));
        return;
      }
      handler
          .handle(request)
          .whenComplete(
              (reply, failure) -> {
                if (isCut(from, to) || deaf.contains(to + protocol)) {
                  answer.completeExceptionally(new PeerLostException("cut"));
                } else if (failure != null) {
                  answer.completeExceptionally(failure);
                } else {
                  answer.complete(reply);
                }
              });
    }

    @Override
    public RpcStream open(InetSocketAddress peer, String protocol, RpcStream.Receiver receiver) {
      int to = peer.getPort();
      Side here = new Side(from, to, protocol);
      Side there = new Side(to, from, protocol);
      here.other = there;
      there.other = here;
      here.receiver = receiver;
      if (isCut(from, to)) {
        receiver.aborted("no way");
      } else {
        there.receiver = streams.get(to).get(protocol).accept(there);
      }
      return here;
    }
  }

  /** One side of a stream: a message that it sends has been taken before the next goes. */
  private final class Side implements RpcStream {

    private final int from;
    private final int to;
    private final String protocol;
    private Side other;
    private Receiver receiver;

    Side(int from, int to, String protocol) {
      this.from = from;
      this.to = to;
      this.protocol = protocol;
    }

    @Override
    public RpcPeer peer() {
      return new RpcPeer("server " + to, List.of());
    }

    @Override
    public CompletableFuture<Void> send(byte[] message) {
      CompletableFuture<Void> taken = new CompletableFuture<>();
      way(from, to, protocol)
          .execute(
              () -> {
                if (isCut(from, to)) {
                  taken.completeExceptionally(new PeerLostException("cut"));
                  other.receiver.aborted("cut");
                } else {
                  other.receiver.message(message, () -> taken.complete(null));
                }
              });
      return taken;
    }

    @Override
    public void end() {
      way(from, to, protocol).execute(() -> other.receiver.ended());
    }

    @Override
    public void abort(String reason) {
      way(from, to, protocol).execute(() -> other.receiver.aborted(reason));
    }
  }
}
