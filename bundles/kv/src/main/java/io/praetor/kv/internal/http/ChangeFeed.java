package io.praetor.kv.internal.http;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.state.StateStore;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What changes, told to those who follow: page by page to whoever asks again and again, or as
 * events (WHATWG HTML, server-sent events). Used by all event loops.
 */
public final class ChangeFeed {

  private static final String EVENTS = "text/event-stream";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Type", EVENTS,
          "Cache-Control", "no-cache",
          "X-Accel-Buffering", "no");

  private final Supplier<StateStore> store;
  private final Standing standing;
  private final Executor executor;
  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param store null while there is no state
   * @param standing ends what those follow who lose their rights
   * @param executor for what takes longer than the state's threads may be held up
   */
  public ChangeFeed(Supplier<StateStore> store, Standing standing, Executor executor) {
    this.store = store;
    this.standing = standing;
    this.executor = executor;
  }

  /** Ends all streams in order: clients come back and go on where they were. */
  public void close() {
    closed = true;
    open.forEach(EventStream::end);
  }

  Answer follow(HttpRequest request, String key, boolean below) {
    boolean values = !request.has("keys-only");
    if (!wantsEvents(request)) {
      Function<ChangePage, Content> render = values ? KvAnswers.CHANGES : KvAnswers.CHANGED_KEYS;
      return new Answer.Read<>(
          new KvChanges(key, below, index(request.parameter("index"))), render);
    }
    String last = request.header("Last-Event-ID");
    String after = last == null || last.isEmpty() ? request.parameter("index") : last;
    KvChanges question = new KvChanges(key, below, index(after));
    return new Answer.Stream(
        HEADERS,
        subscriber -> {
          EventStream stream =
              new EventStream(
                  store.get(),
                  executor,
                  question,
                  values,
                  () -> standing.holds(request),
                  subscriber,
                  open::remove);
          open.add(stream);
          stream.begin();
          if (closed) {
            stream.end();
          }
        });
  }

  private static boolean wantsEvents(HttpRequest request) {
    String accept = request.header("Accept");
    return accept != null && accept.contains(EVENTS);
  }

  private static long index(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new InvalidRequestException("Invalid index");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE - 1; // beyond every index that there is
    }
  }
}
