package io.praetor.spi.http;

import io.praetor.api.acl.Permission;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateQuery;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a handler wants done. */
public sealed interface Answer {

  /** It is ready. */
  record Now(Content content) implements Answer {}

  /**
   * It will be ready; the stage may complete on any thread.
   *
   * @param cancel of what may take minutes, when nobody waits any more; {@link #SOON} where that is
   *     not worth it
   */
  record Later(CompletionStage<Content> content, Runnable cancel) implements Answer {

    /** There is nothing to cancel. */
    public static final Runnable SOON = () -> {};

    /** It will be ready soon. */
    public Later(CompletionStage<Content> content) {
      this(content, SOON);
    }
  }

  /**
   * It comes piece by piece and may never end. Pieces are asked for as the client takes them; when
   * it goes away the subscription is cancelled. The response's head leaves with the first piece,
   * which may be empty. An error before it is an ordinary error response, a later one breaks the
   * connection.
   *
   * @param headers {@code Content-Type} belongs here
   * @param pieces for one subscriber
   */
  record Stream(Map<String, String> headers, Flow.Publisher<byte[]> pieces) implements Answer {}

  /**
   * As {@link Stream}, when it is known what there is to stream. Who completes the stage may rely
   * on a subscription, though it is cancelled at once when nobody waits any more.
   */
  record LaterStream(CompletionStage<Stream> stream) implements Answer {}

  /**
   * It is in the state. The server adds consistency mode, waiting and index headers, as the request
   * asks for them.
   *
   * @param sight what of it the caller may see; a constant
   * @param render makes the response of what was found; a constant, because all who wait for equal
   *     queries with the same function share one rendering
   */
  record Read<T>(StateQuery<T> query, Sight<T> sight, Function<T, Content> render)
      implements Answer {

    private static final Sight<?> ALL = Sight.all();

    /** Of what everybody may see who has what the route needs. */
    public Read(StateQuery<T> query, Function<T, Content> render) {
      this(query, all(), render);
    }

    @SuppressWarnings("unchecked") // it looks at nothing
    private static <T> Sight<T> all() {
      return (Sight<T>) ALL;
    }
  }

  /**
   * It is in the state as it is now: nobody waits for another, whatever the request asks for. The
   * answer tells itself how it was read; the server only adds what all answers have.
   *
   * @param render makes the response of what was found and of how old it may be
   */
  record ReadOnce<T>(StateQuery<T> query, Function<ReadResult<T>, Content> render)
      implements Answer {}

  /**
   * It changes the state.
   *
   * @param command number in {@link io.praetor.api.state.Commands}
   * @param payload for the command's handler
   * @param render makes the response of the handler's result
   */
  record Write(int command, byte[] payload, Function<byte[], Content> render) implements Answer {}

  /**
   * It is another answer, which depends on the state as it is now.
   *
   * @param next what follows; on an event loop
   */
  record Then<T>(StateQuery<T> query, Function<T, Answer> next) implements Answer {}

  /**
   * It is another answer, for those who have rights that only the state tells, such as those on the
   * service of an instance that is named by its id. Nothing is looked up for callers who may do
   * everything.
   *
   * @param needs what the caller must be allowed to do, all of it; none when there is nothing that
   *     could be forbidden
   * @param refusal what to say when one is lacking
   * @param answer what follows; asked for once it may
   */
  record Guarded(StateQuery<List<Permission>> needs, Need.Refusal refusal, Supplier<Answer> answer)
      implements Answer {

    /** Refused as Consul refuses most things. */
    public Guarded(StateQuery<List<Permission>> needs, Supplier<Answer> answer) {
      this(needs, Need.Refusal.PLAIN, answer);
    }
  }
}
