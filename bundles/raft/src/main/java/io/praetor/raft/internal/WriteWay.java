package io.praetor.raft.internal;

import io.praetor.raft.internal.control.ControlReply;
import io.praetor.raft.internal.control.ControlRequest.Submit;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The way of a write from a server whose log is open. */
final class WriteWay implements ForwardedWrites.Way {

  /** A leader answers within its own patience, or never. */
  private static final Duration ANSWER = Duration.ofMillis(2 * RaftNode.PATIENCE_MILLIS);

  private final Supplier<Optional<Function<byte[], CompletableFuture<byte[]>>>> local;
  private final MemberView view;
  private final PeerNetwork network;
  private final Consumer<Runnable> pause;

  WriteWay(
      Supplier<Optional<Function<byte[], CompletableFuture<byte[]>>>> local,
      MemberView view,
      PeerNetwork network,
      Consumer<Runnable> pause) {
    this.local = local;
    this.view = view;
    this.network = network;
    this.pause = pause;
  }

  @Override
  public Optional<Function<byte[], CompletableFuture<byte[]>>> local() {
    return local.get();
  }

  @Override
  public String leader() {
    return view.otherLeader();
  }

  @Override
  public CompletableFuture<ControlReply> send(String leader, Submit commands) {
    return network.ask(leader, commands, ANSWER);
  }

  @Override
  public void pause(Runnable work) {
    pause.accept(work);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }
}
