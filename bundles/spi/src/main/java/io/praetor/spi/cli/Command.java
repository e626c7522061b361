package io.praetor.spi.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A command of the console; a whiteboard service. It is called {@code scope:name}, or by its name
 * alone where no other command has it. Thread-safe: several operators may run it at a time.
 *
 * <p>Authors run {@code CommandContract} of the test kit.
 */
@ConsumerType
public interface Command {

  /** Service property: the scope; {@link #DEFAULT_SCOPE} when it is missing. */
  String SCOPE = "praetor.command.scope";

  /** Service property, required: the name, of lower-case letters, digits and hyphens. */
  String NAME = "praetor.command.name";

  String DEFAULT_SCOPE = "plugin";

  /**
   * Runs it. May block; it is called on the thread of the operator's session and ends when it
   * returns. What it throws is shown to the operator.
   *
   * @param arguments what follows the name, each as text
   * @param environment what programs get as environment variables: {@code CONSUL_HTTP_ADDR} is the
   *     address of this agent's API
   * @param out for results and complaints alike; not to be closed
   * @return 0 when it did what was asked
   */
  int run(List<String> arguments, Map<String, String> environment, PrintStream out);

  /**
   * Runs it for an operator who may have enough before it is through: presses Ctrl-C, or goes. Only
   * a command that goes on until then has a reason to implement this.
   *
   * @param stop takes what is to be called then, on another thread; at once when it is then
   *     already. What is called only tells the command to end, which it does by returning
   */
  default int run(
      List<String> arguments,
      Map<String, String> environment,
      PrintStream out,
      Consumer<Runnable> stop) {
    return run(arguments, environment, out);
  }
}
