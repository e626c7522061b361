package io.praetor.raft.internal;

import io.praetor.raft.internal.control.ControlReply.Founder;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Whose log a directory holds: the file {@code member} in it.
 *
 * @param nodeId id of the server that writes this log
 * @param group id of the cluster
 * @param founders the servers that began it together, this one included; empty for a server that
 *     was invited, or began alone
 */
record Membership(String nodeId, UUID group, List<Founder> founders) {

  static final String FILE = "member";

  private static final String NODE = "node";
  private static final String GROUP = "group";
  private static final String FOUNDERS = "founders";

  /** What the directory says, or empty when it has never held a log. */
  static Optional<Membership> read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    Properties lines = new Properties();
    try (Reader in = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
      lines.load(in);
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
    String node = lines.getProperty(NODE, "");
    String group = lines.getProperty(GROUP, "");
    if (node.isEmpty()) {
      throw new StartRefusedException("the file " + file + " is damaged: it names no node");
    }
    try {
      List<Founder> founders = founders(lines.getProperty(FOUNDERS, ""));
      return Optional.of(new Membership(node, UUID.fromString(group), founders));
    } catch (IllegalArgumentException e) {
      throw new StartRefusedException("the file " + file + " is damaged: " + lines, e);
    }
  }

  /** Node ids and addresses, which hold neither {@code @} nor commas. */
  private static List<Founder> founders(String text) {
    List<Founder> founders = new ArrayList<>();
    for (String one : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int at = one.indexOf('@');
      if (at <= 0) {
        throw new IllegalArgumentException(one);
      }
      founders.add(new Founder(one.substring(0, at), one.substring(at + 1)));
    }
    return List.copyOf(founders);
  }

  /** Writes it so that a crash leaves either nothing or all of it. */
  void write(Path directory) throws IOException {
    String names =
        founders.stream()
            .map(one -> one.node() + "@" + one.address())
            .collect(Collectors.joining(","));
    SafeFile.write(
        directory.resolve(FILE),
        NODE + "=" + nodeId + "\n" + GROUP + "=" + group + "\n" + FOUNDERS + "=" + names + "\n");
  }
}
