package io.praetor.cli.snapshot;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.snapshot.internal.archive.ArchiveInspection;
import io.praetor.snapshot.internal.archive.RowListener;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what is in a copy of the state; needs no agent. */
@CommandLine.Command
public final class SnapshotInspectCommand implements Command {

  private static final String PRETTY = "pretty";
  private static final String JSON = "json";

  @Option(
      names = {"-kvdetails", "--kvdetails"},
      description = "Show how much the parts of the key-value store take.")
  private boolean kvDetails;

  @Option(
      names = {"-kvdepth", "--kvdepth"},
      description = "How many names of a key make a part; with -kvdetails.")
  private int kvDepth = 2;

  @Option(
      names = {"-kvfilter", "--kvfilter"},
      description = "Only keys with this prefix; with -kvdetails.")
  private String kvFilter = "";

  @Option(
      names = {"-format", "--format"},
      description = "pretty or json.")
  private String format = PRETTY;

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    Path file = FileArgument.of(arguments);
    KeyParts parts = new KeyParts(kvDepth, kvFilter);
    InputStream copy;
    try {
      copy = new BufferedInputStream(Files.newInputStream(file));
    } catch (IOException failure) {
      return terminal.fail("Error opening snapshot file: " + FileArgument.reason(file, failure));
    }
    ArchiveInspection found;
    try (copy) {
      found = ArchiveInspection.of(copy, kvDetails ? parts : RowListener.NONE);
    } catch (IOException damaged) {
      return terminal.fail("Error reading snapshot: " + damaged.getMessage());
    }
    SnapshotReport report =
        new SnapshotReport(found, kvDetails ? Optional.of(parts.sizes()) : Optional.empty());
    if (format.equals(PRETTY)) {
      terminal.say(report.text());
    } else if (format.equals(JSON)) {
      terminal.say(report.json());
    } else {
      return terminal.fail("Error outputting enhanced snapshot data: Unknown format: " + format);
    }
    return OK;
  }

  @Override
  public String usage() {
    return "snapshot inspect [options] FILE";
  }

  @Override
  public String about() {
    return "Checks a copy of the servers' state, and shows what it is and how much is in it.";
  }
}
