package io.praetor.shell.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a command, which says what is to be called when it is to end early. */
public final class StoppableRun implements Consumer<Runnable>, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StoppableRun.class);

  private final Consumer<StoppableRun> atEnd;
  private final List<Runnable> actions = new ArrayList<>(); // guarded by this
  private boolean stopped; // guarded by this

  StoppableRun(Consumer<StoppableRun> atEnd) {
    this.atEnd = atEnd;
  }

  @Override
  public void accept(Runnable action) {
    synchronized (this) {
      if (!stopped) {
        actions.add(action);
        return;
      }
    }
    call(action);
  }

  void stop() {
    List<Runnable> called;
    synchronized (this) {
      stopped = true;
      called = List.copyOf(actions);
      actions.clear();
    }
    called.forEach(StoppableRun::call);
  }

  private static void call(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) { // What commands throw is up to them.
      LOG.warn("A command does not let itself be stopped", e);
    }
  }

  @Override
  public void close() {
    atEnd.accept(this);
  }
}
