package io.praetor.agent.internal.watch;

import io.praetor.agent.internal.watch.WatchSource.Answer;
import io.praetor.agent.internal.watch.WatchSource.Reading;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One watch at work: it reads, tells its handler what is news, and reads on when the handler is
 * done. Everything but the handler runs on the timer's one thread.
 */
final class Watch {

  /** An agent that starts has no answers for a while; so long a watch tries more often. */
  static final int FIRST_TRIES = 60;

  private static final long FIRST_PAUSE_MILLIS = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final WatchSpec spec;
  private final WatchSource source;
  private final WatchHandler handler;
  private final ScheduledExecutorService timer;
  private final Executor handlers;
  private final WatchedView view;
  private final WatchProgress progress = new WatchProgress();
  private volatile Runnable cancelRead = () -> {};
  private volatile boolean stopped;
  private int firstTriesLeft = FIRST_TRIES;

  Watch(
      WatchSpec spec,
      WatchSource source,
      WatchHandler handler,
      ScheduledExecutorService timer,
      Executor handlers) {
    this.spec = spec;
    this.source = source;
    this.handler = handler;
    this.timer = timer;
    this.handlers = handlers;
    this.view = new WatchedView(spec.type());
  }

  void start() {
    timer.execute(this::read);
  }

  /** Ends it, whoever calls; a handler that is at work finishes. */
  void stop() {
    stopped = true;
    cancelRead.run();
  }

  private void read() {
    if (stopped) {
      return;
    }
    Reading reading = source.read(spec, progress.index());
    cancelRead = reading.cancel();
    if (stopped) {
      cancelRead.run();
    }
    var unused = reading.answer().whenCompleteAsync(this::answered, timer);
  }

  private void answered(Answer answer, Throwable failure) {
    cancelRead = () -> {};
    if (stopped) {
      return;
    }
    if (failure != null) {
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
      pause(cause.getMessage());
    } else if (answer.index() == 0) {
      pause("the answer has no index to wait with");
    } else {
      take(answer);
    }
  }

  private void take(Answer answer) {
    firstTriesLeft = 0;
    Optional<byte[]> news;
    try {
      byte[] seen = view.of(answer.found(), answer.body(), progress.index());
      news = progress.answered(answer.index(), seen);
    } catch (IOException malformed) {
      pause(malformed.getMessage());
      return;
    }
    if (news.isEmpty()) {
      read();
      return;
    }
    try {
      handlers.execute(() -> tell(answer.index(), news.get()));
    } catch (RejectedExecutionException ending) {
      LOG.trace("no handler is started any more");
    }
  }

  private void tell(long index, byte[] news) {
    try {
      handler.tell(index, news);
    } finally {
      timer.execute(this::read);
    }
  }

  private void pause(String reason) {
    if (firstTriesLeft > 0) {
      firstTriesLeft--;
      LOG.debug("Watch has no answer yet: type={} error={}", spec.type(), reason);
      var unused = timer.schedule(this::read, FIRST_PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      return;
    }
    long millis = progress.failedMillis();
    LOG.error("Watch errored: type={} error={} retry={}ms", spec.type(), reason, millis);
    var unused = timer.schedule(this::read, millis, TimeUnit.MILLISECONDS);
  }
}
