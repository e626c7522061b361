package io.praetor.shell.internal.command;

import io.praetor.spi.cli.Command;
import java.io.PrintStream;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Process;

/** A {@link Command} as Gogo calls it. */
record ServiceFunction(Command command, OwnAccess access) implements Function {

  /** As POSIX numbers the streams of a program. */
  private static final int OUTPUT = 1;

  @Override
  public Object execute(CommandSession session, List<Object> arguments) {
    List<String> words = arguments.stream().map(String::valueOf).toList();
    try (StoppableRun run = stopRequests(session).begin()) {
      int status = command.run(words, access.variables(), output(session), run);
      if (status != 0) {
        throw new CommandFailedException(); // What there is to say was said.
      }
    }
    return null;
  }

  /**
   * Before a pipe it is the next command that reads. Everywhere else the session's own stream is
   * better than Gogo's, which does not pass a flush on: who follows a log would not see it.
   */
  private static PrintStream output(CommandSession session) {
    Process stage = Process.Utils.current();
    return stage == null || stage.isTty(OUTPUT) ? session.getConsole() : stage.out();
  }

  /** Sessions of other consoles than ours have none. */
  private static StopRequests stopRequests(CommandSession session) {
    return session.get(StopRequests.VARIABLE) instanceof StopRequests requests
        ? requests
        : new StopRequests();
  }
}
