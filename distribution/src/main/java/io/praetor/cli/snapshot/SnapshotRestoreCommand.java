package io.praetor.cli.snapshot;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.ClientFlags;
import io.praetor.cli.flags.ServerFlags;
import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Replaces the state of the servers by a copy. */
@CommandLine.Command
public final class SnapshotRestoreCommand implements Command {

  @Mixin private ClientFlags flags = new ClientFlags();
  @Mixin private ServerFlags server = new ServerFlags();

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    Path file = FileArgument.of(arguments);
    AgentClient client = flags.client(terminal);
    InputStream copy;
    long bytes;
    try {
      copy = Files.newInputStream(file);
      bytes = Files.size(file);
    } catch (IOException failure) {
      return terminal.fail("Error opening snapshot file: " + FileArgument.reason(file, failure));
    }
    try (copy) {
      Query query = server.addDatacenterTo(Query.NONE);
      Response unused = client.upload("/v1/snapshot", query, copy, bytes).requireOk();
    } catch (IOException failure) {
      return terminal.fail("Error restoring snapshot: " + failure.getMessage());
    }
    terminal.say("Restored snapshot");
    return OK;
  }

  @Override
  public String usage() {
    return "snapshot restore [options] FILE";
  }

  @Override
  public String about() {
    return "Replaces everything that the servers of a datacenter know by what is in a copy: for\n"
        + "disasters, on servers that are all there.";
  }
}
