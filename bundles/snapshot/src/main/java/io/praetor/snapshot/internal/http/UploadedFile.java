package io.praetor.snapshot.internal.http;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PayloadTooLargeException;
import io.praetor.api.error.UnavailableException;
import io.praetor.snapshot.internal.save.ScratchDirectory;
import io.praetor.snapshot.internal.save.ScratchFile;
import io.praetor.spi.http.Content;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

/**
 * Writes a body into a file, piece after piece: the next one is asked for when the last one is
 * written. When the body breaks off the file is closed, and so is gone.
 */
final class UploadedFile implements Flow.Subscriber<byte[]> {

  /** What is done with a whole file. */
  interface Use {
    Content apply(ScratchFile file);
  }

  private interface Step {
    void run() throws IOException;
  }

  private final ScratchDirectory directory;
  private final Executor executor;
  private final long limit;
  private final Use use;
  private final CompletableFuture<Content> outcome = new CompletableFuture<>();
  private Flow.Subscription subscription;

  /** The last of the tasks that follow each other; of the publisher, who calls in order. */
  private CompletableFuture<Void> tail = CompletableFuture.completedFuture(null);

  private ScratchFile file; // of the tasks
  private long length; // of the tasks

  private UploadedFile(ScratchDirectory directory, Executor executor, long limit, Use use) {
    this.directory = directory;
    this.executor = executor;
    this.limit = limit;
    this.use = use;
  }

  /**
   * Begins.
   *
   * @param limit most bytes
   * @param use runs on the executor; the file is closed behind it
   */
  static CompletableFuture<Content> of(
      Flow.Publisher<byte[]> pieces,
      ScratchDirectory directory,
      Executor executor,
      long limit,
      Use use) {
    UploadedFile upload = new UploadedFile(directory, executor, limit, use);
    pieces.subscribe(upload);
    return upload.outcome;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    next(
        () -> {
          file = directory.open();
          given.request(1);
        });
  }

  @Override
  public void onNext(byte[] piece) {
    next(() -> write(piece));
  }

  private void write(byte[] piece) throws IOException {
    length += piece.length;
    if (length > limit) {
      throw new PayloadTooLargeException("the snapshot is larger than " + limit + " bytes");
    }
    file.append(piece);
    subscription.request(1);
  }

  @Override
  public void onError(Throwable failure) {
    next(
        () ->
            fail(
                new OperationFailedException(
                    "failed to copy snapshot in: " + failure.getMessage())));
  }

  @Override
  public void onComplete() {
    next(
        () -> {
          Content content = use.apply(file);
          file.close();
          outcome.complete(content);
        });
  }

  private void next(Step step) {
    tail = tail.thenRunAsync(() -> attempt(step), executor);
    // A step does not throw: without an executor there is none, and none behind it.
    var unused =
        tail.exceptionally(
            rejection -> {
              fail(new UnavailableException("snapshots are being replaced"));
              return null;
            });
  }

  private void attempt(Step step) {
    if (outcome.isDone()) {
      return;
    }
    try {
      step.run();
    } catch (IOException e) {
      fail(new OperationFailedException("failed to write snapshot: " + e.getMessage()));
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void fail(RuntimeException cause) {
    subscription.cancel();
    if (file != null) {
      file.discard();
    }
    outcome.completeExceptionally(cause);
  }
}
