package io.praetor.tls.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The context of the files as they are now. Certificates are replaced while the agent runs, often
 * one file after the other, so a moment in which key and certificate do not fit is normal: the
 * context in use stays until all files make a good one again.
 *
 * <p>Any thread may ask. One of them looks at the files, at most once in {@link
 * #CHECK_INTERVAL_NANOS}; the others get what there is.
 */
final class FollowedContext {

  static final long CHECK_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final Logger LOG = LoggerFactory.getLogger(FollowedContext.class);

  private final TlsFiles files;
  private final ContextBuilder builder;
  private final LongSupplier nanoTime;
  private final ReentrantLock checking = new ReentrantLock();

  private volatile SSLContext current;
  private volatile long checkedAt;

  /** Guarded by {@link #checking}. */
  private String fingerprint;

  /** Fails when the files are no good now: without a first context there is nothing to keep. */
  FollowedContext(TlsFiles files, ContextBuilder builder, LongSupplier nanoTime)
      throws TlsException {
    this.files = files;
    this.builder = builder;
    this.nanoTime = nanoTime;
    this.checkedAt = nanoTime.getAsLong();
    this.fingerprint = files.fingerprint();
    this.current = builder.build();
  }

  SSLContext get() {
    if (nanoTime.getAsLong() - checkedAt >= CHECK_INTERVAL_NANOS && checking.tryLock()) {
      try {
        check();
      } finally {
        checking.unlock();
      }
    }
    return current;
  }

  private void check() {
    checkedAt = nanoTime.getAsLong();
    String now = files.fingerprint();
    if (now.equals(fingerprint)) {
      return;
    }
    // Noted before reading: a file that changes meanwhile differs again at the next look.
    fingerprint = now;
    try {
      current = builder.build();
      LOG.info("TLS files changed; new connections use the new ones");
    } catch (TlsException e) {
      LOG.error("TLS files changed and cannot be used, keeping the old ones: {}", e.getMessage());
    }
  }
}
