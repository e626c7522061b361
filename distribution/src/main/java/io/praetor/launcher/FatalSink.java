package io.praetor.launcher;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where a component says that the agent cannot run. The first message is what the operator reads;
 * later ones are consequences of it and are left to the log. It is kept until everything has
 * stopped, to be the last line and not one in the middle of what bundles say about their end.
 * Thread-safe.
 */
final class FatalSink implements Consumer<String> {

  /** How Consul marks what an agent says outside its log. */
  private static final String MARK = "==> ";

  private final List<String> args;
  private final AgentExit exit;
  private final BundlesError bundlesError;
  private final PrintStream err;
  private String reason; // null when there is none, or when it has been told

  FatalSink(List<String> args, AgentExit exit, BundlesError bundlesError, PrintStream err) {
    this.args = args;
    this.exit = exit;
    this.bundlesError = bundlesError;
    this.err = err;
  }

  @Override
  public synchronized void accept(String message) {
    if (exit.fail()) {
      reason = message;
      bundlesError.silence();
    }
  }

  /** Prints why the agent could not run, if it could not; a second call prints nothing. */
  synchronized void tell() {
    String message = reason;
    if (message == null) {
      return;
    }
    reason = null;
    if (AgentUsage.isMisunderstood(args)) {
      err.println(message);
      err.print(AgentUsage.text());
      err.println(MARK + "error parsing flags: " + message);
    } else {
      err.println(MARK + message);
    }
    err.flush();
  }
}
