package io.praetor.tls.internal;

import io.praetor.api.tls.MeshCredentials;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The context of the files, and of what the mesh has given, as they are now. Certificates are
 * replaced while the agent runs, often one file after the other, so a moment in which key and
 * certificate do not fit is normal: the context in use stays until all files make a good one again.
 *
 * <p>Any thread may ask. One of them looks at the files, at most once in {@link
 * #CHECK_INTERVAL_NANOS} unless the mesh has given something new; the others get what there is.
 */
final class FollowedContext {

  static final long CHECK_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final Logger LOG = LoggerFactory.getLogger(FollowedContext.class);

  private final TlsFiles files;
  private final ContextBuilder builder;
  private final Supplier<MeshCredentials.Held> mesh;
  private final LongSupplier nanoTime;
  private final ReentrantLock checking = new ReentrantLock();

  private volatile MadeContext current;
  private volatile long checkedAt;

  /** What of the mesh was used last, or found to be no good. */
  private volatile MeshCredentials.Held tried;

  /** Guarded by {@link #checking}. */
  private String fingerprint;

  /** Fails when the files are no good now: without a first context there is nothing to keep. */
  FollowedContext(
      TlsFiles files,
      ContextBuilder builder,
      Supplier<MeshCredentials.Held> mesh,
      LongSupplier nanoTime)
      throws TlsException {
    this.files = files;
    this.builder = builder;
    this.mesh = mesh;
    this.nanoTime = nanoTime;
    this.checkedAt = nanoTime.getAsLong();
    this.fingerprint = files.fingerprint();
    this.tried = mesh.get();
    this.current = builder.build(tried);
  }

  MadeContext get() {
    boolean due =
        nanoTime.getAsLong() - checkedAt >= CHECK_INTERVAL_NANOS
            || !Objects.equals(mesh.get(), tried);
    if (due && checking.tryLock()) {
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
    MeshCredentials.Held given = mesh.get();
    boolean filesChanged = !now.equals(fingerprint);
    if (!filesChanged && Objects.equals(given, tried)) {
      return;
    }
    String what = filesChanged ? "TLS files" : "Certificates of the mesh";
    // Noted before reading: a file that changes meanwhile differs again at the next look.
    fingerprint = now;
    tried = given;
    try {
      current = builder.build(given);
      LOG.info("{} changed; new connections use the new ones", what);
    } catch (TlsException e) {
      LOG.error("{} changed and cannot be used, keeping the old ones: {}", what, e.getMessage());
    }
  }
}
