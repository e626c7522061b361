package io.praetor.deploy.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the plugin directory from time to time. Polling works on every file system, network and
 * container mounts included, and a second look is needed anyway to see that a file is complete.
 */
final class DirectoryWatch implements AutoCloseable {

  static final long POLL_INTERVAL_MILLIS = 500;

  /** How long closing waits for a swap that is under way. */
  static final long CLOSE_WAIT_MILLIS = 5_000;

  private static final Logger LOG = LoggerFactory.getLogger(DirectoryWatch.class);

  private final Path directory;
  private final Consumer<Map<Path, FileStamp>> follower;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::watch, "deploy-watch");

  /** What was said last about the directory, so as to say it once. */
  private String complaint = "";

  /**
   * @param follower is shown the jars at each look
   */
  DirectoryWatch(Path directory, Consumer<Map<Path, FileStamp>> follower) {
    this.directory = directory;
    this.follower = follower;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void watch() {
    try {
      do {
        look();
      } while (!closing.await(POLL_INTERVAL_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      Map<Path, FileStamp> jars = jars();
      follower.accept(jars);
      complaint = "";
    } catch (IOException | RuntimeException e) {
      if (!complaint.equals(e.toString())) {
        complaint = e.toString();
        LOG.error("Cannot follow the plugin directory {}", directory, e);
      }
    }
  }

  /** A directory that is taken away is an empty one, and made again. */
  private Map<Path, FileStamp> jars() throws IOException {
    try {
      return FileStamp.jarsIn(directory);
    } catch (NoSuchFileException e) {
      Files.createDirectories(directory);
      return Map.of();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(CLOSE_WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.warn("A swap of a plugin goes on although the watch is closed");
    }
  }
}
