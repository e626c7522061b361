package io.praetor.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Entry of the agent's process. The arguments are those after {@code agent}. */
public final class Main {

  private Main() {}

  /** Runs an agent until a signal or a fatal error ends it, and exits. */
  public static void main(String[] args) {
    System.exit(run(List.of(args)));
  }

  /** Runs an agent in this process and returns its exit status. */
  public static int run(List<String> args) {
    if (AgentUsage.isAskedFor(args)) {
      System.out.print(AgentUsage.text());
      return AgentExit.STATUS_STOPPED;
    }
    AgentLog.open();
    PrintStream err = System.err;
    BundlesError bundlesError = new BundlesError(err);
    System.setErr(new PrintStream(bundlesError, true));
    try {
      return new Agent(args, err, bundlesError)
          .run(Installation.current(), Build.current().version());
    } catch (IOException failure) {
      err.println("==> " + failure.getMessage());
      return AgentExit.STATUS_FAILED;
    } finally {
      System.setErr(err);
    }
  }
}
