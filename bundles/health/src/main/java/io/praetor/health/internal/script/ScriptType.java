package io.praetor.health.internal.script;

import io.praetor.health.internal.time.Timer;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** What a program says by its exit code: 0 is well, 1 a warning, everything else critical. */
public final class ScriptType implements CheckType, AutoCloseable {

  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

  private final Timer timer;
  private final Executor helpers;
  private final ProcessGroups groups = new ProcessGroups();

  /** Those that were started and not closed. */
  private final Set<Script> scripts = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;

  /**
   * The kind.
   *
   * @param helpers run what may block for a moment
   */
  public ScriptType(Timer timer, Executor helpers) {
    this.timer = timer;
    this.helpers = helpers;
  }

  @Override
  public String key() {
    return "Args";
  }

  @Override
  public String name() {
    return "script";
  }

  @Override
  public RunningCheck start(CheckDefinition definition, CheckReport report)
      throws InvalidCheckException {
    List<String> words = definition.texts(key());
    if (words.isEmpty()) {
      throw new InvalidCheckException("need an executable to run");
    }
    Script script = new Script(definition, words, report);
    scripts.add(script);
    if (closed) {
      script.close();
    }
    return script;
  }

  /** Ends all programs: afterwards nobody could, for the threads that do it end as well. */
  @Override
  public void close() {
    closed = true;
    scripts.forEach(Script::close);
  }

  /** Runs the program at each attempt. Thread-safe, because its kind may end at any time. */
  private final class Script implements RunningCheck {

    private final CheckDefinition definition;
    private final List<String> words;
    private final CheckReport report;
    private ScriptRun last; // guarded by this
    private boolean over; // guarded by this

    Script(CheckDefinition definition, List<String> words, CheckReport report) {
      this.definition = definition;
      this.words = words;
      this.report = report;
    }

    @Override
    public void attempt() {
      Path program;
      try {
        program = Executable.find(words.get(0), System.getenv("PATH"));
      } catch (NotExecutableException wrong) {
        report.report(CheckStatus.CRITICAL, wrong.getMessage());
        return;
      }
      ScriptRun run =
          new ScriptRun(
              timer,
              helpers,
              groups,
              definition.timeoutOr(USUAL_TIMEOUT),
              definition.number(CheckDefinition.OUTPUT_MAX_SIZE),
              report);
      synchronized (this) {
        if (over) {
          return;
        }
        last = run;
      }
      run.start(program, words);
    }

    @Override
    public void close() {
      scripts.remove(this);
      ScriptRun running;
      synchronized (this) {
        over = true;
        running = last;
      }
      if (running != null) {
        running.giveUp();
      }
    }
  }
}
