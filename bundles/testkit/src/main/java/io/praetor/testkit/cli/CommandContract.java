package io.praetor.testkit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.cli.Command;
import io.praetor.testkit.thread.LeftThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Command} does. Its author extends this class in a test and says how the command
 * is made and with which arguments it does what it is for:
 *
 * <pre>{@code
 * class HelloCommandTest extends CommandContract {
 *   protected Command create() { return new HelloCommand(); }
 *   protected List<String> good() { return List.of("world"); }
 * }
 * }</pre>
 *
 * <p>It is run with arguments that nobody expects. So what it does must not matter where the test
 * runs; one that changes something is given something to change.
 */
public abstract class CommandContract {

  /** Generous for a command that asks the agent; one that waits for an operator is caught. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int AT_ONCE = 8;
  private static final int RUNS_EACH = 5;
  private static final int MANY_ARGUMENTS = 1_000;
  private static final int LONG_ARGUMENT = 100_000;

  /** What somebody mistypes, what a script makes of an empty variable, and what is made to hurt. */
  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "-",
          "--",
          "-x",
          "--no-such-option",
          "--no-such-option=",
          "=",
          "-1",
          "99999999999999999999",
          "\0",
          "\r\n",
          "\u001b[2J",
          "\ud800",
          "%s%n%99999999d",
          "{0}",
          "${x}",
          "$(x)",
          "'",
          "\"",
          "\\",
          "*",
          "..",
          "../../..",
          "/",
          "a".repeat(LONG_ARGUMENT));

  /** A new one, as the bundle registers it. */
  protected abstract Command create() throws Exception;

  /** Arguments with which it does what it is asked. */
  protected abstract List<String> good();

  /** What it finds in its environment, such as the address of an agent. */
  protected Map<String, String> environment() {
    return Map.of();
  }

  @Test
  void shouldDoWhatItIsAsked() throws Exception {
    SessionOutput out = new SessionOutput();
    int status = create().run(good(), environment(), out);
    assertEquals(0, status, out::text);
    assertFalse(out.isClosed(), "the output belongs to the session");
  }

  @Test
  void shouldEndWithoutArguments() throws Exception {
    tryOut(create(), List.of(), environment());
  }

  /** The agent may have no HTTP API at all. */
  @Test
  void shouldEndWithoutAnEnvironment() throws Exception {
    tryOut(create(), good(), Map.of());
  }

  @Test
  void shouldEndWhateverItsArgumentsAre() throws Exception {
    Command command = create();
    for (String hostile : HOSTILE) {
      tryOut(command, List.of(hostile), environment());
      tryOut(command, with(good(), hostile), environment());
      for (int n = 0; n < good().size(); n++) {
        List<String> changed = new ArrayList<>(good());
        changed.set(n, hostile);
        tryOut(command, List.copyOf(changed), environment());
      }
    }
    tryOut(command, Collections.nCopies(MANY_ARGUMENTS, "x"), environment());
  }

  /** Several operators may have a session each. */
  @Test
  void shouldServeSeveralAtOnce() throws Exception {
    Command command = create();
    Callable<Void> session =
        () -> {
          for (int n = 0; n < RUNS_EACH; n++) {
            SessionOutput out = new SessionOutput();
            int status = command.run(good(), environment(), out);
            assertEquals(0, status, out::text);
          }
          return null;
        };
    ExecutorService sessions = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (Future<Void> one : sessions.invokeAll(Collections.nCopies(AT_ONCE, session))) {
        one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    } finally {
      sessions.shutdownNow();
    }
  }

  /** It ends when it returns, and is on the operator's thread until then. */
  @Test
  void shouldLeaveNoThreadBehind() throws Exception {
    Command command = create();
    tryOut(command, good(), environment()); // what a runtime begins once, it has begun now
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    tryOut(command, good(), environment());
    tryOut(command, List.of(), environment());
    tryOut(command, with(good(), "--no-such-option"), environment());
    List<String> left = LeftThreads.of(thread -> !before.contains(thread));
    assertEquals(List.of(), left, "threads that are left");
  }

  private static List<String> with(List<String> arguments, String one) {
    List<String> all = new ArrayList<>(arguments);
    all.add(one);
    return List.copyOf(all);
  }

  /** Runs it to an end: it does it, or says why not, on the output or by what it throws. */
  private static void tryOut(
      Command command, List<String> arguments, Map<String, String> environment) {
    String what = shown(arguments);
    SessionOutput out = new SessionOutput();
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          try {
            int status = command.run(arguments, environment, out);
            assertTrue(status == 0 || !out.text().isBlank(), () -> status + " in silence: " + what);
          } catch (NullPointerException | IndexOutOfBoundsException | ClassCastException defect) {
            throw new AssertionError("broke on " + what, defect);
          } catch (RuntimeException told) {
            String message = told.getMessage();
            assertTrue(message != null && !message.isBlank(), () -> told + " tells nobody " + what);
          }
        },
        what);
    assertFalse(out.isClosed(), () -> "closed the output, which is the session's: " + what);
  }

  private static String shown(List<String> arguments) {
    String all = arguments.toString();
    return all.substring(0, Math.min(all.length(), 80));
  }
}
