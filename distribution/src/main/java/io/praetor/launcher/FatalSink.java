package io.praetor.launcher;

import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * Where a component says that the agent cannot run. The first message is what the operator reads;
 * later ones are consequences of it and are left to the log.
 */
final class FatalSink implements Consumer<String> {

  /** How Consul marks what an agent says outside its log. */
  private static final String MARK = "==> ";

  private final AgentExit exit;
  private final PrintStream err;

  FatalSink(AgentExit exit, PrintStream err) {
    this.exit = exit;
    this.err = err;
  }

  @Override
  public void accept(String message) {
    if (exit.fail()) {
      err.println(MARK + message);
      err.flush();
    }
  }
}
