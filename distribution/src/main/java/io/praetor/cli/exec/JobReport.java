package io.praetor.cli.exec;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Tells the results of a job as they come, and decides when it is over. */
final class JobReport {

  /** Exit status when the job failed on some node. */
  static final int NODE_FAILED = 2;

  private static final String ARROW = "==>";

  private final Terminal terminal;
  private final Duration wait;
  private final boolean verbose;
  private int acknowledged;
  private int finished;
  private int failed;

  /**
   * @param wait how long nothing may come; twice as long while nodes are at work
   */
  JobReport(Terminal terminal, Duration wait, boolean verbose) {
    this.terminal = terminal;
    this.wait = wait;
    this.verbose = verbose;
  }

  /** Returns the exit status. */
  int follow(BlockingQueue<JobResult> results) throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      long patience = acknowledged > finished ? 2 * wait.toNanos() : wait.toNanos();
      JobResult result = results.poll(patience, TimeUnit.NANOSECONDS);
      if (result == null) {
        return sum(System.nanoTime() - start);
      } else if (result instanceof JobResult.Lost lost) {
        return lost.reason().isEmpty()
            ? Command.FAILED
            : terminal.fail("Failed to read results: " + lost.reason());
      }
      tell(result);
      terminal.out().flush();
    }
  }

  private void tell(JobResult result) {
    if (result instanceof JobResult.Acknowledged done) {
      acknowledged++;
      note(done.node(), "acknowledged");
    } else if (result instanceof JobResult.Heartbeat beat) {
      note(beat.node(), "heartbeat received");
    } else if (result instanceof JobResult.Output output) {
      lines(" ".repeat(ARROW.length()), output.node(), output.text());
    } else if (result instanceof JobResult.Finished end) {
      finished++;
      failed += end.status() == 0 ? 0 : 1;
      lines(ARROW, end.node(), "finished with exit code " + end.status());
    } else if (result instanceof JobResult.Unknown unknown) {
      terminal.complain("Unknown key '" + unknown.key() + "', ignoring.");
    }
  }

  private void note(String node, String text) {
    if (verbose) {
      lines(ARROW, node, text);
    }
  }

  /** Every line with its node; no white space at the end. */
  private void lines(String mark, String node, String text) {
    StringBuilder out = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      out.append(mark).append(' ').append(node).append(": ").append(line).append('\n');
    }
    terminal.say(out.toString().stripTrailing());
  }

  private int sum(long nanos) {
    terminal.say(finished + " / " + acknowledged + " node(s) completed / acknowledged");
    if (verbose) {
      terminal.say(String.format(Locale.ROOT, "Completed in %.2f seconds", nanos / 1e9));
    }
    return failed > 0 || finished < acknowledged ? NODE_FAILED : Command.OK;
  }
}
