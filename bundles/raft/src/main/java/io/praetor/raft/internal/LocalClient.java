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
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientAsynchronousProtocol;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroupMemberId;
import org.apache.ratis.protocol.exceptions.LeaderNotReadyException;
import org.apache.ratis.protocol.exceptions.LeaderSteppingDownException;
import org.apache.ratis.protocol.exceptions.NotLeaderException;
import org.apache.ratis.protocol.exceptions.ReadException;
import org.apache.ratis.protocol.exceptions.ReadIndexException;
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

  /** Appends a batch; ends when it has been applied, or could not be. */
  CompletableFuture<?> append(Batch batch) {
    return ask(RaftClientRequest.writeRequestType(), new BatchMessage(batch));
  }

  /** Ends when a majority has confirmed that this server led after the call began. */
  CompletableFuture<?> confirmLeadership() {
    return ask(RaftClientRequest.readRequestType(), Message.EMPTY);
  }

  private CompletableFuture<RaftClientReply> ask(RaftClientRequest.Type type, Message message) {
    RaftClientRequest request =
        RaftClientRequest.newBuilder()
            .setClientId(client)
            .setServerId(id.getPeerId())
            .setGroupId(id.getGroupId())
            .setCallId(calls.incrementAndGet())
            .setType(type)
            .setMessage(message)
            .build();
    try {
      return member
          .submitClientRequestAsync(request)
          .handle(
              (reply, failure) -> {
                Throwable cause = failure != null ? failure : reply.getException();
                if (cause != null) {
                  throw new CompletionException(expected(cause));
                }
                return reply;
              });
    } catch (IOException | RuntimeException e) {
      return CompletableFuture.failedFuture(expected(e));
    }
  }

  private static PlatformException expected(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof NotLeaderException
        || cause instanceof LeaderNotReadyException
        || cause instanceof LeaderSteppingDownException
        || cause instanceof ReadException
        || cause instanceof ReadIndexException
        || cause instanceof ServerNotReadyException) {
      return new NoLeaderException();
    }
    if (cause instanceof ResourceUnavailableException) {
      return new UnavailableException("Too many writes are waiting");
    }
    return new OperationFailedException("The log did not take the command: " + cause.getMessage());
  }
}
