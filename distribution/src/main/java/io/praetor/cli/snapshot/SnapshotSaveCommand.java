package io.praetor.cli.snapshot;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.ClientFlags;
import io.praetor.cli.flags.ServerFlags;
import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.Response;
import io.praetor.snapshot.internal.archive.ArchiveInspection;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Saves a copy of the state: under another name until it has been read back and found whole. */
@CommandLine.Command
public final class SnapshotSaveCommand implements Command {

  private static final String UNVERIFIED = ".unverified";

  @Mixin private ClientFlags flags = new ClientFlags();
  @Mixin private ServerFlags server = new ServerFlags();

  @Option(
      names = {"-append-filename", "--append-filename"},
      description = "What to add to the name: any of version, dc, node and status, with commas.")
  private String appended = "";

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    Path file = FileArgument.of(arguments);
    AgentClient client = flags.client(terminal);
    if (!appended.isEmpty()) {
      file = new AppendedName(client).of(file, appended);
    }
    Path draft = file.resolveSibling(file.getFileName() + UNVERIFIED);
    try {
      return save(client, draft, file, terminal);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private int save(AgentClient client, Path draft, Path file, Terminal terminal) {
    OutputStream out;
    FileChannel channel;
    try {
      Files.deleteIfExists(draft);
      channel =
          FileChannel.open(
              draft,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      out = Channels.newOutputStream(channel);
    } catch (IOException failure) {
      return terminal.fail(
          "Error writing unverified snapshot file: " + FileArgument.reason(draft, failure));
    }
    Response response;
    try (channel) {
      response = client.download("/v1/snapshot", server.addTo(Query.NONE), out);
      channel.force(true);
    } catch (IOException failure) {
      return terminal.fail("Error saving snapshot: " + failure.getMessage());
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(draft))) {
      ArchiveInspection unused = ArchiveInspection.of(in);
    } catch (IOException damaged) {
      return terminal.fail("Error verifying snapshot file: " + damaged.getMessage());
    }
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      return terminal.fail(
          "Error renaming \"" + draft + "\" to \"" + file + "\": " + failure.getMessage());
    }
    terminal.say("Saved and verified snapshot to index " + Long.toUnsignedString(response.index()));
    return OK;
  }

  @Override
  public String usage() {
    return "snapshot save [options] FILE";
  }

  @Override
  public String about() {
    return "Writes a copy of the servers' state, as of one moment, to a file that only its owner\n"
        + "can read.";
  }
}
