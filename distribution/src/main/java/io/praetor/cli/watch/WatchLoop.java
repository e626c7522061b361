package io.praetor.cli.watch;

import io.praetor.agent.internal.watch.WatchProgress;
import io.praetor.agent.internal.watch.WatchedView;
import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Cancellation;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.Response;
import io.praetor.config.internal.watch.WatchQuery;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Reads, tells who listens what is news, and reads again, until somebody has enough. */
final class WatchLoop {

  /** Agents wait five minutes and a sixteenth of that; then they must answer. */
  private static final int SILENCE_MILLIS = 330_000;

  private final AgentClient client;
  private final WatchQuery query;
  private final WatchListener listener;
  private final Terminal terminal;
  private final WatchedView view;
  private final WatchProgress progress = new WatchProgress();
  private final Cancellation stop = new Cancellation();

  WatchLoop(AgentClient client, WatchQuery query, WatchListener listener, Terminal terminal) {
    this.client = client;
    this.query = query;
    this.listener = listener;
    this.terminal = terminal;
    this.view = new WatchedView(query.type());
  }

  int run() {
    terminal.signals().onStop(this::stop);
    WatchListener.Next next = WatchListener.Next.GO_ON;
    while (next == WatchListener.Next.GO_ON && !stop.isCancelled()) {
      next = step();
    }
    return next == WatchListener.Next.END_FAILED && !stop.isCancelled()
        ? Command.FAILED
        : Command.OK;
  }

  private void stop(String signal) {
    stop.cancel();
    listener.signal(signal);
  }

  private WatchListener.Next step() {
    try {
      Response response = read();
      long index = response.index();
      if (index == 0) {
        throw new IOException("the answer has no index to wait with");
      }
      byte[] found = view.of(!response.isNotFound(), response.body(), progress.index());
      Optional<byte[]> news = progress.answered(index, found);
      return news.isPresent() ? listener.found(index, news.get()) : WatchListener.Next.GO_ON;
    } catch (IOException failure) {
      pauseAfter(failure);
      return WatchListener.Next.GO_ON;
    }
  }

  private Response read() throws IOException {
    String target = query.target();
    int mark = target.indexOf('?');
    Query asked = mark < 0 ? Query.NONE : new Query(target.substring(mark));
    if (progress.index() != 0) {
      asked = asked.with("index", Long.toUnsignedString(progress.index()));
    }
    String path = mark < 0 ? target : target.substring(0, mark);
    Response response = client.get(path, asked, SILENCE_MILLIS, stop);
    // Keys may be missing; anything else that is not found is an agent that does not offer it.
    return query.mayBeMissing() ? response.requireOkToRead() : response.requireOk();
  }

  private void pauseAfter(IOException failure) {
    if (stop.isCancelled()) {
      return;
    }
    long millis = progress.failedMillis();
    terminal.complain(
        String.format(
            Locale.ROOT,
            "[ERROR] watch: Watch errored: type=%s error=\"%s\" retry=%ds",
            query.type(),
            failure.getMessage(),
            millis / 1_000));
    boolean unused = stop.await(millis);
  }
}
