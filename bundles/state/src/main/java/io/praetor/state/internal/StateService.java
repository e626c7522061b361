package io.praetor.state.internal;

import io.praetor.spi.storage.StorageEngine;
import io.praetor.state.internal.apply.Applier;
import io.praetor.state.internal.apply.ApplyLoop;
import io.praetor.state.internal.apply.Rules;
import io.praetor.state.internal.durable.Checkpoint;
import io.praetor.state.internal.durable.Durability;
import io.praetor.state.internal.durable.NoDurability;
import io.praetor.state.internal.durable.Persister;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Schema;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one state: opened on a thread of its own once there is an engine, published when
 * everything is in memory, closed in the opposite order.
 */
final class StateService {

  private static final Logger LOG = LoggerFactory.getLogger(StateService.class);

  private static final String THREAD_PREFIX = "praetor-state-";

  /** Longest time that closing waits for one thread, the last checkpoint included. */
  private static final long CLOSE_MILLIS = 15_000;

  private final StateSetup setup;
  private final Rules rules;

  /** All of what follows is guarded by this. */
  private final Map<String, Thread> threads = new HashMap<>();

  private StorageEngine newestEngine;
  private ApplyLoop loop;
  private Persister persister;
  private Runnable withdraw = () -> {};
  private boolean started;
  private boolean closed;

  StateService(StateSetup setup, Rules rules) {
    this.setup = setup;
    this.rules = rules;
  }

  /** Starts a state that is kept nowhere. */
  void startEmpty() {
    Applier applier = new Applier(Root.empty(Schema.current()), rules);
    publish(assemble(applier, new NoDurability()));
  }

  /** The engine to use from now on, null while there is none. The first one starts the state. */
  void engine(StorageEngine engine) {
    Persister running;
    synchronized (this) {
      newestEngine = engine;
      running = persister;
      if (!started && engine != null) {
        started = true;
        startThread("start", () -> open(engine));
      }
    }
    if (running != null) {
      running.engine(engine);
    }
  }

  /** Lets go of everything; returns when the last checkpoint is written. */
  void close() {
    synchronized (this) {
      closed = true;
    }
    // The thread that opens comes first: what it has opened by then is to be closed.
    join("start");
    withdraw.run();
    if (loop != null) {
      loop.close();
      join("apply");
    }
    if (persister != null) {
      persister.close();
      join("persist");
    }
  }

  private void join(String name) {
    Thread thread;
    synchronized (this) {
      thread = threads.remove(name);
    }
    try {
      if (thread != null) {
        thread.join(CLOSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void open(StorageEngine engine) {
    try {
      Checkpoint checkpoint = new Checkpoint(Schema.current(), setup.directory());
      Root root = checkpoint.load(engine);
      LOG.info("The state on disk ends at log entry {}", root.position().index());
      Applier applier = new Applier(root, rules);
      Persister following =
          new Persister(checkpoint, engine, setup.policy(), applier::root, System::nanoTime);
      StateCore core = assemble(applier, following);
      follow(following, engine);
      publish(core);
    } catch (IOException | RuntimeException e) {
      LOG.debug("The state could not be opened", e);
      setup.fatal().accept("state in " + setup.directory() + ": " + e.getMessage());
    }
  }

  private StateCore assemble(Applier applier, Durability durability) {
    ApplyLoop applying = new ApplyLoop(applier, rules, this::broken);
    StateCore core = new StateCore(applier, applying, durability, rules);
    synchronized (this) {
      loop = applying;
      startThread("apply", applying);
    }
    return core;
  }

  private void follow(Persister following, StorageEngine opened) {
    StorageEngine newest;
    synchronized (this) {
      startThread("persist", following);
      persister = following;
      newest = newestEngine;
    }
    if (newest != opened) {
      following.engine(newest);
    }
  }

  private void publish(StateCore core) {
    synchronized (this) {
      if (closed) {
        return;
      }
    }
    Runnable undo = setup.publish().apply(core);
    synchronized (this) {
      withdraw = undo;
    }
  }

  private void broken(Throwable cause) {
    LOG.error("The state cannot go on", cause);
    setup.fatal().accept("state: " + cause);
  }

  private synchronized void startThread(String name, Runnable work) {
    Thread thread = new Thread(work, THREAD_PREFIX + name);
    thread.setUncaughtExceptionHandler((dead, cause) -> broken(cause));
    threads.put(name, thread);
    thread.setDaemon(true);
    thread.start();
  }
}
