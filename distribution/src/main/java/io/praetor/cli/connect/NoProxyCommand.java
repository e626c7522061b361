package io.praetor.cli.connect;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Unmatched;

/** Stands where Consul has a command that runs or configures a proxy, and says that there is none. */
@CommandLine.Command
public final class NoProxyCommand implements Command {

  private final String word;

  @Unmatched private List<String> ignored = new ArrayList<>();

  /**
   * @param word of the command, such as {@code envoy}
   */
  public NoProxyCommand(String word) {
    this.word = word;
  }

  @Override
  public int run(Terminal terminal) {
    return terminal.fail(about());
  }

  @Override
  public String usage() {
    return "connect " + word;
  }

  @Override
  public String about() {
    return "There is no \""
        + usage()
        + "\" here, because Praetor runs and configures no proxies: one that you run yourself gets"
        + " what it needs from /v1/agent/connect/ca/leaf/SERVICE and /v1/connect/ca/roots.";
  }
}
