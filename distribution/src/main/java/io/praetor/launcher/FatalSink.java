package io.praetor.launcher;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where a component says that the agent cannot run. The first message is what the operator reads;
 * later ones are consequences of it and are left to the log.
 */
final class FatalSink implements Consumer<String> {

  /** How Consul marks what an agent says outside its log. */
  private static final String MARK = "==> ";

  private final List<String> args;
  private final AgentExit exit;
  private final PrintStream err;

  FatalSink(List<String> args, AgentExit exit, PrintStream err) {
    this.args = args;
    this.exit = exit;
    this.err = err;
  }

  @Override
  public void accept(String message) {
    if (exit.fail()) {
      if (AgentUsage.isMisunderstood(args)) {
        err.println(message);
        err.print(AgentUsage.text());
      } else {
        err.println(MARK + message);
      }
      err.flush();
    }
  }
}
