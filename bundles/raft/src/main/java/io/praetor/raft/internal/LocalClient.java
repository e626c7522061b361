package io.praetor.raft.internal;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.error.UnavailableException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.RaftClientAsynchronousProtocol;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroupMemberId;
import org.apache.ratis.protocol.exceptions.LeaderNotReadyException;
import org.apache.ratis.protocol.exceptions.LeaderSteppingDownException;
import org.apache.ratis.protocol.exceptions.NotLeaderException;
import org.apache.ratis.protocol.exceptions.ResourceUnavailableException;
import org.apache.ratis.protocol.exceptions.ServerNotReadyException;

/**
 * Asks the member of the group that lives in this process, on the caller's thread: going through
 * the server instead would add a hand-off to a pool for each request.
 */
final class LocalClient {

  private final RaftClientAsynchronousProtocol member;
  private final RaftGroupMemberId id;
  private final ClientId client = ClientId.randomId();
  private final AtomicLong calls = new AtomicLong();

  LocalClient(RaftClientAsynchronousProtocol member, RaftGroupMemberId id) {
    this.member = member;
    this.id = id;
  }

  /**
   * Appends a batch; ends when it has been applied, or could not be. Fails with {@link
   * NoLeaderException} only when it is surely in no log.
   */
  CompletableFuture<?> append(Batch batch) {
    RaftClientRequest request =
        RaftClientRequest.newBuilder()
            .setClientId(client)
            .setServerId(id.getPeerId())
            .setGroupId(id.getGroupId())
            .setCallId(calls.incrementAndGet())
            .setType(RaftClientRequest.writeRequestType())
            .setMessage(new BatchMessage(batch))
            .build();
    try {
      return member
          .submitClientRequestAsync(request)
          .handle(
              (reply, failure) -> {
                Throwable cause = failure != null ? failure : reply.getException();
                if (cause != null) {
                  throw new CompletionException(expected(batch, cause));
                }
                return reply;
              });
    } catch (IOException | RuntimeException e) {
      return CompletableFuture.failedFuture(expected(batch, e));
    }
  }

  private static PlatformException expected(Batch batch, Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof NotLeaderException
        || cause instanceof LeaderNotReadyException
        || cause instanceof LeaderSteppingDownException
        || cause instanceof ServerNotReadyException) {
      return batch.taken()
          ? new OperationFailedException(ForwardedWrites.UNKNOWN)
          : new NoLeaderException();
    }
    if (cause instanceof ResourceUnavailableException) {
      return new UnavailableException("Too many writes are waiting");
    }
    return new OperationFailedException("The log did not take the command: " + cause.getMessage());
  }
}
