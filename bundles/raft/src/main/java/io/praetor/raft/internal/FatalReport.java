package io.praetor.raft.internal;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells why the agent cannot run, in the log and to whoever can end the process. */
final class FatalReport implements Consumer<String> {

  private static final Logger LOG = LoggerFactory.getLogger(FatalReport.class);

  private final Consumer<String> sink;

  /**
   * Makes a report.
   *
   * @param sink may be null
   */
  FatalReport(Consumer<String> sink) {
    this.sink = sink;
  }

  @Override
  public void accept(String why) {
    String line = "raft: " + why;
    LOG.error(line);
    if (sink != null) {
      // The one that listens stops the framework and with it the thread that calls.
      new Thread(() -> sink.accept(line), "raft-fatal").start();
    }
  }
}
