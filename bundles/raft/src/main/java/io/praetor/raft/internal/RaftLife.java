package io.praetor.raft.internal;

import io.praetor.api.raft.Consensus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the thread that opens the log to the services that stand while it is open. */
final class RaftLife {

  private static final Logger LOG = LoggerFactory.getLogger(RaftLife.class);

  private final BundleContext context;
  private final String directory;
  private final LogStart start;
  private final Consumer<String> broken;
  private final Thread opening = new Thread(this::open, "raft-open");

  /** Written by the opening thread, read when that has ended. */
  private final List<ServiceRegistration<?>> services = new ArrayList<>();

  /** As {@link #services}. */
  private OpenLog log;

  private volatile boolean stopped;

  RaftLife(BundleContext context, String directory, LogStart start, Consumer<String> broken) {
    this.context = context;
    this.directory = directory;
    this.start = start;
    this.broken = broken;
  }

  void start() {
    // Ratis looks up classes by the context loader of whoever comes first, and its threads inherit
    // it.
    opening.setContextClassLoader(RaftLife.class.getClassLoader());
    opening.start();
  }

  /** Returns when nothing is left. */
  void stop() {
    stopped = true;
    boolean interrupted = false;
    while (opening.isAlive()) {
      try {
        opening.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    services.forEach(ServiceRegistration::unregister);
    close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void open() {
    try {
      log = start.open();
      if (!stopped) {
        register(log);
      }
    } catch (StartRefusedException e) {
      broken.accept(e.getMessage());
    } catch (IOException | RuntimeException e) {
      LOG.error("The log in {} cannot be opened", directory, e);
      broken.accept("the log in " + directory + " cannot be opened: " + e.getMessage());
    }
  }

  private void register(OpenLog opened) {
    services.add(context.registerService(Consensus.class, opened, null));
    services.add(
        context.registerService(
            Supplier.class,
            new StatusReport(opened, directory),
            FrameworkUtil.asDictionary(Map.of("praetor.status", "raft"))));
  }

  private void close() {
    try {
      if (log != null) {
        log.close();
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("The log in {} was not closed cleanly; it is whole on disk", directory, e);
    }
  }
}
