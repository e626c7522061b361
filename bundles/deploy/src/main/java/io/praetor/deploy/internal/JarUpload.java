package io.praetor.deploy.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A jar on its way from a client into a file. A piece is asked for when the one before is written,
 * so that memory never holds more than one.
 */
final class JarUpload implements Flow.Subscriber<byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(JarUpload.class);

  private final Executor executor;
  private final CompletableFuture<Path> whole = new CompletableFuture<>();
  private Flow.Subscription subscription;

  /** Touched by the executor's thread alone, as is what follows. */
  private Path file;

  private OutputStream out;

  /**
   * @param executor writes, one thing at a time
   */
  JarUpload(Executor executor) {
    this.executor = executor;
  }

  /** The file, when all of it has come; it is the taker's to remove. */
  CompletableFuture<Path> whole() {
    return whole;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    later(
        () -> {
          file = Files.createTempFile("praetor-plugin", ".jar");
          out = Files.newOutputStream(file);
          given.request(1);
        });
  }

  @Override
  public void onNext(byte[] piece) {
    later(
        () -> {
          out.write(piece);
          subscription.request(1);
        });
  }

  @Override
  public void onError(Throwable failure) {
    later(
        () -> {
          discard();
          whole.completeExceptionally(failure);
        });
  }

  @Override
  public void onComplete() {
    later(
        () -> {
          out.close();
          whole.complete(file);
        });
  }

  private interface Step {
    void run() throws IOException;
  }

  private void later(Step step) {
    try {
      executor.execute(() -> now(step));
    } catch (RuntimeException e) {
      subscription.cancel();
      whole.completeExceptionally(e);
    }
  }

  private void now(Step step) {
    try {
      step.run();
    } catch (IOException | RuntimeException e) {
      subscription.cancel();
      discard();
      whole.completeExceptionally(e);
    }
  }

  private void discard() {
    try {
      if (out != null) {
        out.close();
      }
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn("Cannot remove {}", file, e);
    }
  }
}
