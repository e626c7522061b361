package io.praetor.gossip.internal.pool;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a bundle that was replaced in a running agent from one that begins with its agent: a file
 * that outlives the bundle names the process that wrote it.
 */
final class ProcessMark {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessMark.class);

  /** Null where the framework keeps no files. */
  private final File file;

  ProcessMark(File file) {
    this.file = file;
  }

  /** Whether it was set in the life of this process. */
  boolean isSet() {
    try {
      return file != null && file.exists() && Files.readString(file.toPath()).equals(process());
    } catch (IOException e) {
      LOG.debug("Failed to read {}", file, e);
      return false;
    }
  }

  void set() {
    if (file == null) {
      return;
    }
    try {
      Files.writeString(file.toPath(), process());
    } catch (IOException e) {
      LOG.debug("Failed to write {}", file, e);
    }
  }

  /** Numbers of processes come again; with the time of their start they do not. */
  private static String process() {
    ProcessHandle self = ProcessHandle.current();
    return self.pid() + " " + self.info().startInstant().map(Object::toString).orElse("");
  }
}
