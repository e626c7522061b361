package io.praetor.rpc.internal.relay;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.rpc.PeerUnreachableException;
import io.praetor.api.rpc.RpcPeer;
import io.praetor.api.rpc.RpcStream;
import io.praetor.rpc.internal.channel.ConnectReceiver;
import io.praetor.rpc.internal.client.Channels;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * Servers that do as they are told, by port, and a clock that jumps to the next timer. Everything
 * happens in {@link #run}, on the thread of the test.
 */
final class FakeChannels implements Channels {

  /** What a server does with a request that has arrived whole. */
  interface Behaviour {
    void answer(FakeStream stream);
  }

  private record Timer(long at, Runnable task) {}

  final List<FakeStream> opened = new ArrayList<>();
  private final Map<Integer, Behaviour> servers = new HashMap<>();
  private final Queue<Runnable> events = new ArrayDeque<>();
  private final List<Timer> timers = new ArrayList<>();
  long nowNanos;

  void server(int port, Behaviour behaviour) {
    servers.put(port, behaviour);
  }

  /** Until nothing is left to do, timers included. */
  void run() {
    while (true) {
      Runnable event = events.poll();
      if (event != null) {
        event.run();
      } else if (timers.isEmpty()) {
        return;
      } else {
        timers.sort((a, b) -> Long.compare(a.at, b.at));
        Timer next = timers.remove(0);
        nowNanos = Math.max(nowNanos, next.at);
        next.task.run();
      }
    }
  }

  /** Until only timers are left. */
  void runUntilPause() {
    for (Runnable event = events.poll(); event != null; event = events.poll()) {
      event.run();
    }
  }

  @Override
  public RpcStream open(
      InetSocketAddress peer, String datacenter, String protocol, RpcStream.Receiver receiver) {
    FakeStream stream = new FakeStream(peer.getPort(), datacenter, (ConnectReceiver) receiver);
    opened.add(stream);
    Behaviour behaviour = servers.get(peer.getPort());
    if (behaviour == null) {
      events.add(() -> stream.receiver.untouched("connection refused"));
    }
    return stream;
  }

  @Override
  public Runnable later(long millis, Runnable task) {
    Timer timer = new Timer(nowNanos + millis * 1_000_000, task);
    timers.add(timer);
    return () -> timers.remove(timer);
  }

  @Override
  public CompletableFuture<byte[]> call(
      InetSocketAddress peer, String protocol, byte[] request, Duration timeout) {
    throw new AssertionError("the relay uses streams");
  }

  @Override
  public CompletableFuture<byte[]> callUncertified(
      InetSocketAddress peer, String protocol, byte[] request, Duration timeout) {
    return CompletableFuture.failedFuture(new PeerUnreachableException("" + peer.getPort()));
  }

  @Override
  public RpcStream open(InetSocketAddress peer, String protocol, RpcStream.Receiver receiver) {
    throw new AssertionError("the relay knows the datacenter");
  }

  static Behaviour text(int status, String body) {
    return stream -> {
      stream.message(ResponseHead.encode(status, Map.of("x-a", List.of("b"))));
      stream.message(body.getBytes(StandardCharsets.UTF_8));
      stream.receiver.ended();
    };
  }

  static Behaviour leaderless() {
    return text(500, new NoLeaderException().getMessage());
  }

  static Behaviour failure(Throwable failure) {
    return stream -> {
      stream.message(ResponseHead.encode(failure));
      stream.receiver.ended();
    };
  }

  static Behaviour lost() {
    return stream -> stream.receiver.aborted("EOF");
  }

  /** A stream to one of the servers. */
  final class FakeStream implements RpcStream {

    final int port;
    final String datacenter;
    final ConnectReceiver receiver;
    final List<byte[]> sent = new ArrayList<>();
    int taken;
    String aborted;
    boolean ended;

    FakeStream(int port, String datacenter, ConnectReceiver receiver) {
      this.port = port;
      this.datacenter = datacenter;
      this.receiver = receiver;
    }

    void message(byte[] message) {
      receiver.message(message, () -> taken++);
    }

    @Override
    public RpcPeer peer() {
      return new RpcPeer("10.0.0.1:" + port, List.of());
    }

    @Override
    public CompletableFuture<Void> send(byte[] message) {
      sent.add(message);
      if (sent.size() == 1 && isStreamed()) {
        answer();
      }
      return CompletableFuture.completedFuture(null);
    }

    /** Then the server acts on the head alone. */
    private boolean isStreamed() {
      try {
        return RequestHead.decode(sent.get(0)).isStreamed();
      } catch (MalformedRelayException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void end() {
      ended = true;
      if (!isStreamed()) {
        answer();
      }
    }

    private void answer() {
      Behaviour behaviour = servers.get(port);
      if (behaviour != null) {
        events.add(() -> behaviour.answer(this));
      }
    }

    @Override
    public void abort(String reason) {
      aborted = reason;
    }
  }
}
