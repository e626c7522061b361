package io.praetor.state.internal;

import io.praetor.api.state.StorageChoice;
import io.praetor.spi.storage.StorageEngine;
import io.praetor.state.internal.apply.Applier;
import io.praetor.state.internal.apply.ApplyLoop;
import io.praetor.state.internal.apply.Rules;
import io.praetor.state.internal.durable.Checkpoint;
import io.praetor.state.internal.durable.Durability;
import io.praetor.state.internal.durable.LiveStorage;
import io.praetor.state.internal.durable.NoDurability;
import io.praetor.state.internal.durable.Persister;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

  /** Null for a state that is kept nowhere, and when nothing could be read. */
  private LiveStorage storage;

  private Map<String, StorageEngine> engines = Map.of();
  private StateCore core;
  private ApplyLoop loop;
  private Persister persister;
  private Runnable withdraw = () -> {};
  private boolean started;
  private boolean waiting;
  private boolean closed;

  StateService(StateSetup setup, Rules rules) {
    this.setup = setup;
    this.rules = rules;
  }

  /** The choice of engines; null when nothing is kept. */
  synchronized StorageChoice storage() {
    return storage;
  }

  /** Starts a state that is kept nowhere. */
  void startEmpty() {
    Applier applier = new Applier(Root.empty(Schema.current()), rules);
    publish(assemble(applier, new NoDurability()));
  }

  /** Finds out which engine counts; the state begins when that is there. */
  void start() {
    try {
      LiveStorage found =
          LiveStorage.find(
              setup.files(),
              setup.engine(),
              change -> startThread("move", change),
              System::nanoTime);
      synchronized (this) {
        storage = found;
      }
    } catch (IOException e) {
      setup.fatal().accept("state: " + e.getMessage());
    }
  }

  /** The engines that are there from now on, by name. Returns when no other is used any more. */
  void engines(Map<String, StorageEngine> now) {
    LiveStorage choice;
    Persister running;
    synchronized (this) {
      engines = now;
      choice = storage;
      running = persister;
      begin();
    }
    if (running != null) {
      running.engines(now);
    }
    if (choice != null) {
      choice.engines(now);
    }
  }

  /** The engine that the configuration names from now on. */
  void configured(String engine) {
    LiveStorage choice;
    synchronized (this) {
      choice = storage;
      if (choice != null && !started) {
        choice.beginWith(engine);
        waiting = false;
        begin();
      }
    }
    if (choice != null) {
      choice.configured(engine);
    }
  }

  /** With this locked: loads the state if that is still to be done and can be done. */
  private void begin() {
    if (started || storage == null) {
      return;
    }
    StorageEngine engine = engines.get(storage.inUse());
    if (engine != null) {
      started = true;
      startThread("start", () -> open(storage, engine));
    } else if (!waiting) {
      waiting = true;
      LOG.warn("The state is kept by {}, which is not installed; waiting for it", storage.inUse());
    }
  }

  /** What an operator may want to know, at any time. */
  Map<String, String> report() {
    StateCore running;
    LiveStorage choice;
    synchronized (this) {
      running = core;
      choice = storage;
    }
    Map<String, String> report = new LinkedHashMap<>();
    if (choice != null) {
      report.put("storage engine", choice.inUse());
      report.put("storage engines", String.join(", ", choice.engines()));
      report.put("change of storage engine", choice.progress());
    }
    if (running != null) {
      report.putAll(running.report().get());
    } else {
      report.put("waiting for", choice == null ? "none" : "storage engine " + choice.inUse());
    }
    return report;
  }

  /** Lets go of everything; returns when the last checkpoint is written. */
  void close() {
    synchronized (this) {
      closed = true;
    }
    // The thread that opens comes first: what it has opened by then is to be closed.
    join("start");
    if (storage != null) {
      storage.close();
      join("move");
    }
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

  private void open(LiveStorage choice, StorageEngine engine) {
    Path directory = setup.files().directory(choice.inUse());
    try {
      Checkpoint checkpoint = new Checkpoint(Schema.current(), directory);
      Root root = choice.load(checkpoint, engine);
      LOG.info("The state on disk ends at log entry {}", root.position().index());
      Applier applier = new Applier(root, rules);
      Persister following = choice.follow(checkpoint, engine, setup.policy(), applier::root);
      StateCore assembled = assemble(applier, following);
      follow(following);
      choice.begin(following, applier::root);
      publish(assembled);
    } catch (IOException | RuntimeException | Error e) {
      LOG.debug("The state could not be opened", e);
      setup.fatal().accept("state in " + directory + ": " + e.getMessage());
    }
  }

  private StateCore assemble(Applier applier, Durability durability) {
    ApplyLoop applying = new ApplyLoop(applier, rules, this::broken);
    StateCore assembled = new StateCore(applier, applying, durability, rules);
    synchronized (this) {
      loop = applying;
      startThread("apply", applying);
    }
    return assembled;
  }

  private void follow(Persister following) {
    synchronized (this) {
      startThread("persist", following);
      persister = following;
    }
    Map<String, StorageEngine> told = null;
    for (Map<String, StorageEngine> now = known(); now != told; now = known()) {
      following.engines(now);
      told = now;
    }
  }

  private synchronized Map<String, StorageEngine> known() {
    return engines;
  }

  private void publish(StateCore assembled) {
    synchronized (this) {
      if (closed) {
        return;
      }
      core = assembled;
    }
    Runnable undo = setup.publish().apply(assembled);
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
