package io.praetor.acl.internal.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file by which somebody with access to a server's disk allows another bootstrap. It holds the
 * index that refusals tell, and is removed once a token was made: whoever comes too early, or finds
 * no leader, does not use it up. Disks may be slow, so that a thread of its own looks.
 */
public final class ResetFile {

  private static final Logger LOG = LoggerFactory.getLogger(ResetFile.class);
  private static final int MAX_BYTES = 64;

  private final Path file;
  private final Executor files;

  /**
   * The file of a data directory.
   *
   * @param dataDirectory empty where there is none
   * @param files may block
   */
  public ResetFile(String dataDirectory, Executor files) {
    file = dataDirectory.isEmpty() ? null : Path.of(dataDirectory, "acl-bootstrap-reset");
    this.files = files;
  }

  /** The index that it holds, 0 for none. */
  CompletableFuture<Long> index() {
    return file == null
        ? CompletableFuture.completedFuture(0L)
        : CompletableFuture.supplyAsync(this::read, files);
  }

  /** Completes when it is gone, or as good as that. */
  CompletableFuture<Void> remove() {
    return file == null
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.runAsync(this::delete, files);
  }

  private long read() {
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES) {
        return Long.parseUnsignedLong(Files.readString(file).strip());
      }
    } catch (IOException | NumberFormatException e) {
      LOG.error("{} holds no index: {}", file, e.getMessage());
    }
    return 0;
  }

  private void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} cannot be removed: {}", file, e.getMessage());
    }
  }
}
