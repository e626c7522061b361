package io.praetor.health.internal.run;

import io.praetor.format.go.GoText;
import io.praetor.health.internal.time.Timer;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckRunner;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All checks of the agent and all kinds of checks, as they come and go. Thread-safe: both are
 * guarded by this, and under that lock nothing is called but the timer.
 */
public final class Runner implements CheckRunner {

  static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  /** More often would be an attack on what is checked; as in Consul. */
  static final Duration INTERVAL_MIN = Duration.ofSeconds(1);

  /** Durations beyond this mean "never" and would only overflow. */
  static final Duration DURATION_MAX = Duration.ofDays(365);

  private final Timer timer;
  private final Executor threads;
  private final RandomGenerator random;
  private final OutputLimit limit;
  private final TypeTable kinds = new TypeTable();
  private final Map<String, SupervisedCheck> checks = new HashMap<>();
  private long version = 1;

  /**
   * A runner without checks.
   *
   * @param threads what kinds are called on; it grows as they need it
   * @param random spreads first attempts
   * @param outputBytesMax how much output a check may keep
   */
  public Runner(Timer timer, Executor threads, RandomGenerator random, int outputBytesMax) {
    this.timer = timer;
    this.threads = threads;
    this.random = random;
    this.limit = new OutputLimit(outputBytesMax);
  }

  @Override
  public void start(CheckDefinition given, Known known, Listener listener) {
    CheckDefinition definition = normal(given);
    Delivery delivery = new Delivery(listener);
    Verdict verdict =
        new Verdict(definition, known, damping(definition), limit.ofWhole(definition));
    SupervisedCheck check;
    SupervisedCheck replaced;
    Kind kind;
    long placedBy;
    synchronized (this) {
      check = new SupervisedCheck(definition, timer, firstDelay(definition), verdict, delivery);
      replaced = checks.put(definition.id(), check);
      kind = kinds.choose(definition);
      placedBy = version;
    }
    if (replaced != null) {
      replaced.close();
    }
    check.belongsTo(kind, placedBy);
  }

  @Override
  public void stop(String id) {
    SupervisedCheck stopped;
    synchronized (this) {
      stopped = checks.remove(id);
    }
    if (stopped != null) {
      stopped.close();
    }
  }

  @Override
  public void tell(String id, CheckStatus status, String output) throws InvalidCheckException {
    SupervisedCheck told;
    synchronized (this) {
      told = checks.get(id);
    }
    if (told == null) {
      throw nobodyTold(id);
    }
    told.tell(status, output);
  }

  @Override
  public void validate(CheckDefinition given) throws InvalidCheckException {
    CheckDefinition definition = normal(given);
    Kind kind;
    synchronized (this) {
      kind = kinds.choose(definition);
    }
    FlapDamping.of(definition);
    if (kind != null) {
      kind.type().validate(definition);
    }
  }

  @Override
  public synchronized String typeOf(CheckDefinition definition) {
    Kind kind = kinds.choose(definition);
    return kind == null ? "" : kind.type().name();
  }

  /** A kind has come; checks that belong to it are begun. */
  public void arrived(CheckType type, int ranking, long serviceId) {
    synchronized (this) {
      kinds.add(new Kind(type, ranking, serviceId, new Lane(threads)));
      version++;
    }
    place();
  }

  /** A kind goes; its checks wait for another one. */
  public void left(CheckType type) {
    synchronized (this) {
      if (kinds.remove(type) == null) {
        return;
      }
      version++;
    }
    place();
  }

  /** Ends all checks. */
  public void close() {
    Collection<SupervisedCheck> all;
    synchronized (this) {
      all = List.copyOf(checks.values());
      checks.clear();
    }
    all.forEach(SupervisedCheck::close);
  }

  private void place() {
    Map<SupervisedCheck, Kind> placed = new HashMap<>();
    long placedBy;
    synchronized (this) {
      placedBy = version;
      checks.values().forEach(check -> placed.put(check, kinds.choose(check.definition())));
    }
    placed.forEach((check, kind) -> check.belongsTo(kind, placedBy));
  }

  private static FlapDamping damping(CheckDefinition definition) {
    try {
      return FlapDamping.of(definition);
    } catch (InvalidCheckException wrong) {
      LOG.warn("check {} is not damped: {}", definition.id(), wrong.getMessage());
      return FlapDamping.OFF;
    }
  }

  private long firstDelay(CheckDefinition definition) {
    long interval = nanos(definition.interval());
    return interval == 0 ? 0 : random.nextLong(interval);
  }

  private CheckDefinition normal(CheckDefinition given) {
    Map<String, Object> members = new HashMap<>(given.members());
    members.put(CheckDefinition.OUTPUT_MAX_SIZE, limit.of(given));
    Duration interval = between(Duration.ZERO, given.interval());
    if (!interval.isZero() && interval.compareTo(INTERVAL_MIN) < 0) {
      LOG.warn("check has interval below minimum: check={} minimum_interval=1s", given.id());
      interval = INTERVAL_MIN;
    }
    return new CheckDefinition(
        given.id(), given.serviceId(), interval, between(Duration.ZERO, given.timeout()), members);
  }

  private static Duration between(Duration least, Duration duration) {
    if (duration.compareTo(least) < 0) {
      return least;
    }
    return duration.compareTo(DURATION_MAX) > 0 ? DURATION_MAX : duration;
  }

  /** Durations here are at most {@link #DURATION_MAX}. */
  static long nanos(Duration duration) {
    return duration.toNanos();
  }

  static InvalidCheckException nobodyTold(String id) {
    return new InvalidCheckException(
        "CheckID " + GoText.quoted(id) + " does not have associated TTL");
  }
}
