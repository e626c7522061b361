package io.praetor.state.internal.durable;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.state.StorageChoice;
import io.praetor.spi.storage.StorageEngine;
import io.praetor.state.internal.table.Root;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which storage engine is to be used, and has one {@link Relocation} at a time bring it
 * about. The operator's word counts more than the configuration's, until that names another engine
 * than when the operator spoke. What failed is not tried again by itself with the same engine.
 */
public final class LiveStorage implements StorageChoice {

  private static final Logger LOG = LoggerFactory.getLogger(LiveStorage.class);

  /** Longest wait for a change under way before its engine goes. */
  private static final long LETTING_GO_MILLIS = 10_000;

  private final StateFiles files;
  private final EngineMarker marker;

  private final Executor thread;
  private final LongSupplier nanoClock;

  /** Guarded by this, as what follows. */
  private Map<String, StorageEngine> engines = Map.of();

  private String configured;
  private Persister persister;
  private Supplier<Root> current;
  private Relocation running;
  private boolean closed;

  /** Done when the change under way has let go of its engine. */
  private CompletableFuture<Void> ended = CompletableFuture.completedFuture(null);

  /** What the operator has asked for and not yet got, or null; and who waits for that. */
  private String picked;

  private CompletableFuture<Report> pickedDone;

  /** What must not be tried again by itself. */
  private StorageEngine refused;

  private String outcome = "";

  private LiveStorage(
      StateFiles files,
      EngineMarker marker,
      String configured,
      Executor thread,
      LongSupplier nanoClock) {
    this.files = files;
    this.marker = marker;
    this.configured = configured;
    this.thread = thread;
    this.nanoClock = nanoClock;
  }

  /**
   * Finds out which engine counts.
   *
   * @param configured what the configuration names
   * @param thread starts a thread for a change
   */
  public static LiveStorage find(
      StateFiles files, String configured, Executor thread, LongSupplier nanoClock)
      throws IOException {
    EngineMarker marker = EngineMarker.read(files, configured);
    return new LiveStorage(files, marker, configured, thread, nanoClock);
  }

  /** Opens the engine that counts; there may be nothing yet. */
  public Root load(Checkpoint checkpoint, StorageEngine engine) throws IOException {
    marker.prepareDirectory();
    Root root = checkpoint.load(engine);
    Relocation.discardLeftovers(files, marker);
    return root;
  }

  /** Begins to follow a state that was loaded. */
  public Persister follow(
      Checkpoint checkpoint, StorageEngine engine, CheckpointPolicy policy, Supplier<Root> newest) {
    return new Persister(checkpoint, engine, marker, policy, newest, nanoClock);
  }

  /** From now on the engine may change. */
  public synchronized void begin(Persister following, Supplier<Root> newest) {
    persister = following;
    current = newest;
    consider();
  }

  /**
   * Hears which engines are there; returns when those that left are not used by a change. The
   * persister hears of them before: else it could go over to one that has left.
   */
  public void engines(Map<String, StorageEngine> now) {
    CompletableFuture<Void> end;
    synchronized (this) {
      engines = now;
      consider();
      if (running == null || now.get(running.target()) == running.engine()) {
        return;
      }
      running.cancel();
      end = ended;
    }
    await(end);
  }

  /**
   * Hears what the configuration names before the state was opened. While there is nothing on disk,
   * that is what counts: the first name may have been a mistake.
   */
  public void beginWith(String name) {
    if (EngineMark.isName(name)) {
      marker.assume(name);
    }
  }

  /** Hears what the configuration names. */
  public synchronized void configured(String name) {
    configured = name;
    refused = null;
    consider();
  }

  /** Gives up a change under way; after that there is none. */
  public void close() {
    CompletableFuture<Void> end;
    synchronized (this) {
      closed = true;
      end = ended;
      if (running != null) {
        running.cancel();
      }
    }
    await(end);
  }

  @Override
  public synchronized List<String> engines() {
    return engines.keySet().stream().sorted().toList();
  }

  @Override
  public String inUse() {
    return marker.mark().engine();
  }

  @Override
  public synchronized String wanted() {
    if (picked != null) {
      return picked;
    }
    EngineMark mark = marker.mark();
    return mark.isChosenUnder(configured) ? mark.engine() : configured;
  }

  @Override
  public synchronized String progress() {
    String wanted = wanted();
    if (running != null) {
      return "writing to "
          + running.target()
          + ", "
          + Math.min(running.rows(), running.total())
          + " of "
          + running.total()
          + " rows";
    }
    if (!wanted.equals(inUse()) && !engines.containsKey(wanted)) {
      return wanted + " is not installed";
    }
    return outcome.isEmpty() ? "no change" : outcome;
  }

  @Override
  public CompletableFuture<Report> use(String engine) {
    synchronized (this) {
      PlatformException refusal = refusal(engine);
      if (refusal != null) {
        return CompletableFuture.failedFuture(refusal);
      }
      if (running != null) {
        pickedDone = pickedDone == null ? new CompletableFuture<>() : pickedDone;
        return pickedDone;
      }
      EngineMark mark = marker.mark();
      if (engine.equals(mark.engine())) {
        note(mark.configured(configured));
        outcome = "";
        return CompletableFuture.completedFuture(new Report(engine, engine, 0, Duration.ZERO));
      }
      picked = engine;
      pickedDone = new CompletableFuture<>();
      refused = null;
      CompletableFuture<Report> done = pickedDone;
      consider();
      return done;
    }
  }

  private PlatformException refusal(String engine) {
    if (persister == null || closed) {
      return new UnavailableException("The state is not there yet");
    }
    if (!engines.containsKey(engine)) {
      return new InvalidRequestException(
          "Storage engine "
              + engine
              + " is not installed; there are: "
              + String.join(", ", engines()));
    }
    if (!EngineMark.isName(engine)) {
      return new InvalidRequestException("Storage engine " + engine + " has no proper name");
    }
    return running == null || engine.equals(running.target())
        ? null
        : new UnavailableException("A change to " + running.target() + " is under way");
  }

  /** Starts what is to be done next, if anything is. */
  private void consider() {
    if (closed || persister == null || running != null) {
      return;
    }
    String wanted = wanted();
    EngineMark mark = marker.mark();
    if (wanted.equals(mark.engine())) {
      note(mark.configured(configured));
      return;
    }
    StorageEngine engine = engines.get(wanted);
    if (engine == null || engine == refused || !EngineMark.isName(wanted)) {
      return;
    }
    LOG.info("The state goes from {} over to {}", mark.engine(), wanted);
    running = new Relocation(files, marker, current, nanoClock, wanted, engine);
    ended = new CompletableFuture<>();
    Relocation beginning = running;
    String naming = configured;
    try {
      thread.execute(() -> run(beginning, naming));
    } catch (RuntimeException | Error e) {
      failed(beginning, e);
    }
  }

  /** On the thread of the change. */
  private void run(Relocation relocation, String naming) {
    Persister following;
    synchronized (this) {
      following = persister;
    }
    try {
      Relocation.Result result = relocation.run(following, naming);
      LOG.info("{} is in use instead of {}", inUse(), result.report().former());
      end(relocation, ChangeEnd.of(result));
    } catch (IOException | RuntimeException | Error e) {
      failed(relocation, e);
    }
    following.settle();
  }

  private void failed(Relocation relocation, Throwable failure) {
    LOG.error("The state stays where it was; {}: {}", relocation.target(), failure.toString());
    LOG.debug("Failed change of the storage engine", failure);
    end(relocation, ChangeEnd.failed(relocation.target(), inUse(), failure));
  }

  private void end(Relocation relocation, ChangeEnd end) {
    CompletableFuture<Report> waiting;
    CompletableFuture<Void> letGo;
    synchronized (this) {
      waiting = pickedDone;
      pickedDone = null;
      picked = null;
      running = null;
      refused = end.hasFailed() ? relocation.engine() : null;
      outcome = end.words();
      letGo = ended;
    }
    letGo.complete(null);
    if (waiting != null) {
      end.tell(waiting);
    }
    synchronized (this) {
      consider();
    }
  }

  private void note(EngineMark mark) {
    if (!mark.equals(marker.mark())) {
      marker.note(mark);
      persister.settle();
    }
  }

  private static void await(CompletableFuture<Void> end) {
    try {
      end.get(LETTING_GO_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.error("A change of the storage engine does not end", e);
    }
  }
}
