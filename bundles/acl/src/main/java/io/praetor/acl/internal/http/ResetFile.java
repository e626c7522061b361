package io.praetor.acl.internal.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file by which somebody with access to a server's disk allows another bootstrap. It holds the
 * index that refusals tell, counts for one attempt, and is removed by it.
 */
public final class ResetFile {

  private static final Logger LOG = LoggerFactory.getLogger(ResetFile.class);
  private static final int MAX_BYTES = 64;

  private final Path file;

  /**
   * The file of a data directory.
   *
   * @param dataDirectory empty where there is none
   */
  public ResetFile(String dataDirectory) {
    file = dataDirectory.isEmpty() ? null : Path.of(dataDirectory, "acl-bootstrap-reset");
  }

  /** The index that it holds, 0 for none; it is gone then. */
  long take() {
    if (file == null || !Files.isRegularFile(file)) {
      return 0;
    }
    long index = 0;
    try {
      if (Files.size(file) <= MAX_BYTES) {
        index = Long.parseUnsignedLong(Files.readString(file).strip());
      }
    } catch (IOException | NumberFormatException e) {
      LOG.error("{} holds no index: {}", file, e.getMessage());
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} cannot be removed: {}", file, e.getMessage());
    }
    return index;
  }
}
