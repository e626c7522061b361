package io.praetor.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Finds the command that the words name, and runs it. Exit statuses are Consul's. */
final class CommandLineInterface {

  static final int UNKNOWN_COMMAND = 127;

  private static final List<String> HELP = List.of("-h", "-help", "--help", "--h");
  private static final List<String> VERSION = List.of("-v", "-version", "--version");

  private final CommandRegistry registry;
  private final Terminal terminal;

  CommandLineInterface(CommandRegistry registry, Terminal terminal) {
    this.registry = registry;
    this.terminal = terminal;
  }

  int run(List<String> args) {
    if (!args.isEmpty() && VERSION.contains(args.get(0))) {
      return run(List.of("version"));
    }
    if (!args.isEmpty() && HELP.contains(args.get(0))) {
      HelpText.program(registry, terminal.out());
      return Command.OK;
    }
    String words = "";
    int used = 0;
    while (used < args.size() && registry.find(join(words, args.get(used))).isPresent()) {
      words = join(words, args.get(used++));
    }
    Optional<CommandRegistry.Entry> entry = registry.find(words);
    if (entry.isEmpty()) {
      HelpText.program(registry, terminal.err());
      return UNKNOWN_COMMAND;
    }
    List<String> rest = args.subList(used, args.size());
    return entry.get().command().isPresent()
        ? runCommand(entry.get().command().get().get(), rest)
        : explainGroup(words, entry.get(), rest);
  }

  private static String join(String words, String word) {
    return words.isEmpty() ? word : words + " " + word;
  }

  private int explainGroup(String words, CommandRegistry.Entry group, List<String> rest) {
    boolean asked = rest.stream().anyMatch(HELP::contains);
    PrintStream to = asked ? terminal.out() : terminal.err();
    HelpText.group(words, group, registry.below(words), to);
    return asked ? Command.OK : Command.FAILED;
  }

  private int runCommand(Command command, List<String> args) {
    GoFlags flags = new GoFlags(command);
    try {
      if (flags.parse(args) == GoFlags.Result.HELP) {
        HelpText.command(command, flags.spec(), terminal.out());
        return Command.OK;
      }
      return command.run(terminal);
    } catch (FlagException mistake) {
      terminal.fail(mistake.getMessage());
      HelpText.command(command, flags.spec(), terminal.err());
      return Command.FAILED;
    } catch (WrongUsageException mistake) {
      if (!mistake.getMessage().isEmpty()) {
        terminal.fail(mistake.getMessage());
        terminal.fail("");
      }
      HelpText.command(command, flags.spec(), terminal.err());
      return Command.FAILED;
    } catch (IOException | NoClientException failure) {
      return terminal.fail(failure.getMessage());
    }
  }
}
