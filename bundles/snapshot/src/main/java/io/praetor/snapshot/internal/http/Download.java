package io.praetor.snapshot.internal.http;

import io.praetor.api.error.UnavailableException;
import io.praetor.snapshot.internal.save.ScratchFile;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/** A file on its way to a client, read as that takes it, and closed when either is at its end. */
final class Download implements Flow.Publisher<byte[]>, Flow.Subscription {

  static final int PIECE_BYTES = 64 * 1024;

  private final ScratchFile file;
  private final Executor executor;
  private final AtomicLong demand = new AtomicLong();
  private Flow.Subscriber<? super byte[]> subscriber;
  private long place; // of the task that sends, of which there is one at a time
  private boolean over; // guarded by file

  Download(ScratchFile file, Executor executor) {
    this.file = file;
    this.executor = executor;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super byte[]> only) {
    subscriber = only;
    only.onSubscribe(this);
  }

  @Override
  public void request(long count) {
    if (demand.getAndAdd(count) == 0) {
      run(this::send);
    }
  }

  @Override
  public void cancel() {
    run(this::end);
  }

  private void run(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      if (end()) {
        subscriber.onError(new UnavailableException("snapshots are being replaced"));
      }
    }
  }

  private void send() {
    try {
      do {
        byte[] piece = next();
        if (piece.length > 0) {
          subscriber.onNext(piece);
        } else {
          if (end()) {
            subscriber.onComplete();
          }
          return;
        }
      } while (demand.decrementAndGet() > 0);
    } catch (IOException e) {
      if (end()) {
        subscriber.onError(e);
      }
    }
  }

  /** Empty at the end, whoever set it. */
  private byte[] next() throws IOException {
    synchronized (file) {
      byte[] piece = over ? new byte[0] : file.read(place, PIECE_BYTES);
      place += piece.length;
      return piece;
    }
  }

  /** False when it was over already. */
  private boolean end() {
    synchronized (file) {
      boolean first = !over;
      over = true;
      file.discard();
      return first;
    }
  }
}
