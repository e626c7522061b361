package io.praetor.raft.internal;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.ReadMode;
import io.praetor.raft.internal.control.ControlReply;
import io.praetor.raft.internal.control.ControlReply.ReadIndex;
import io.praetor.raft.internal.control.ControlRequest.Read;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks whoever leads how far reads must have come. */
final class LeaderQuestion {

  /** Asking again is safe, so a leader that does not answer is not waited for long. */
  private static final Duration ANSWER = Duration.ofMillis(1_500);

  private final MemberView view;
  private final PeerNetwork network;
  private final Read question;

  LeaderQuestion(MemberView view, PeerNetwork network, String self, ReadMode mode) {
    this.view = view;
    this.network = network;
    this.question = new Read(mode, self);
  }

  CompletableFuture<LogPosition> ask() {
    String leader = view.otherLeader();
    if (leader == null) {
      return CompletableFuture.failedFuture(new NoLeaderException());
    }
    CompletableFuture<ControlReply> reply = network.ask(leader, question, ANSWER);
    CompletableFuture<LogPosition> position = new CompletableFuture<>();
    var unused =
        reply.whenComplete(
            (answer, failure) -> {
              if (answer instanceof ReadIndex index) {
                position.complete(index.position());
              } else {
                position.completeExceptionally(new NoLeaderException());
              }
            });
    var unusedToo =
        position.whenComplete(
            (done, failure) -> {
              if (position.isCancelled()) {
                reply.cancel(false);
              }
            });
    return position;
  }
}
