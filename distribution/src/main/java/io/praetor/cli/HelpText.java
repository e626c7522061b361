package io.praetor.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code -help} prints. The first line is what scripts look at. */
final class HelpText {

  private static final String PROGRAM = "consul";

  private HelpText() {}

  static void program(CommandRegistry registry, PrintStream out) {
    line(out, "Usage: " + PROGRAM + " [--version] [--help] <command> [<args>]");
    line(out, "");
    line(out, "Available commands are:");
    list(registry.below(""), out);
  }

  static void group(
      String words,
      CommandRegistry.Entry group,
      Map<String, CommandRegistry.Entry> below,
      PrintStream out) {
    line(out, "Usage: " + PROGRAM + " " + words + " <subcommand> " + group.arguments());
    line(out, "");
    line(out, "  " + group.synopsis() + ".");
    line(out, "");
    line(out, "Subcommands:");
    list(below, out);
  }

  static void command(Command command, CommandSpec spec, PrintStream out) {
    line(out, "Usage: " + PROGRAM + " " + command.usage());
    line(out, "");
    for (String text : command.about().split("\n")) {
      line(out, text.isEmpty() ? "" : "  " + text);
    }
    List<OptionSpec> options = new ArrayList<>(spec.options());
    if (options.isEmpty()) {
      return;
    }
    line(out, "");
    line(out, "Options:");
    options.sort(Comparator.comparing(option -> option.names()[0]));
    for (OptionSpec option : options) {
      boolean isBool = option.type() == boolean.class;
      line(out, "");
      line(out, "  " + option.names()[0] + (isBool ? "" : "=<" + kind(option) + ">"));
      for (String text : option.description()) {
        line(out, "     " + text);
      }
    }
    line(out, "");
  }

  private static String kind(OptionSpec option) {
    if (option.type() == Duration.class) {
      return "duration";
    }
    return option.type() == long.class ? "uint" : option.type() == int.class ? "int" : "value";
  }

  private static void list(Map<String, CommandRegistry.Entry> commands, PrintStream out) {
    int width = commands.keySet().stream().mapToInt(String::length).max().orElse(0);
    commands.forEach(
        (name, entry) ->
            line(out, "    " + name + " ".repeat(width - name.length() + 4) + entry.synopsis()));
    line(out, "");
  }

  private static void line(PrintStream out, String text) {
    out.print(text);
    out.print('\n');
  }
}
