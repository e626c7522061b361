package io.praetor.cli;

import java.io.IOException;

/**
 * One command. Its flags are the picocli options of the class and of its mixins; what follows the
 * flags is its arguments. A command object runs once.
 */
public interface Command {

  int OK = 0;
  int FAILED = 1;

  /** Runs the command and returns its exit status. An exception's message is said as it is. */
  int run(Terminal terminal) throws IOException, FlagException;

  /** How the command is called, behind the program's name: {@code kv get [options] KEY}. */
  String usage();

  /** What the command does, for its help. */
  String about();
}
