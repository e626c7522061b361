package io.praetor.cli;

import io.praetor.launcher.Build;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which version this is, in the words that programs which look for a Consul read. */
@CommandLine.Command
final class VersionCommand implements Command {

  /** The Consul whose interface Praetor speaks; programs compare it with what they need. */
  static final String SPOKEN_VERSION = "1.21.4";

  private static final int PROTOCOL_DEFAULT = 2;
  private static final int PROTOCOL_MIN = 2;
  private static final int PROTOCOL_MAX = 3;

  @Option(
      names = {"-format", "--format"},
      description = "Output format: pretty or json.")
  private String format = "pretty";

  @Parameters(hidden = true)
  private List<String> ignored;

  @Override
  public int run(Terminal terminal) throws IOException {
    Build build = Build.current();
    String revision = "praetor-" + build.version() + "-" + build.revision();
    switch (format) {
      case "pretty" -> pretty(terminal, revision);
      case "json" -> json(terminal, revision, build.date());
      default -> {
        return terminal.fail("Unknown format: " + format);
      }
    }
    return OK;
  }

  private static void pretty(Terminal terminal, String revision) {
    terminal.say("Consul v" + SPOKEN_VERSION);
    terminal.say("Revision " + revision);
    terminal.say(
        "Protocol %d spoken by default, understands %d to %d (agent will automatically use protocol >%d when speaking to compatible agents)"
            .formatted(PROTOCOL_DEFAULT, PROTOCOL_MIN, PROTOCOL_MAX, PROTOCOL_DEFAULT));
    terminal.say("");
  }

  private static void json(Terminal terminal, String revision, String date) {
    terminal.say(
        """
        {
            "Version": "%s",
            "Revision": "%s",
            "Prerelease": "",
            "BuildDate": "%s",
            "RPC": {
                "Default": %d,
                "Min": %d,
                "Max": %d
            }
        }"""
            .formatted(
                SPOKEN_VERSION, revision, date, PROTOCOL_DEFAULT, PROTOCOL_MIN, PROTOCOL_MAX));
  }

  @Override
  public String usage() {
    return "version [options]";
  }

  @Override
  public String about() {
    return "Says which Consul this program speaks like, and which build it is.";
  }
}
