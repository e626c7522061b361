package io.praetor.raft.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * Whose log a directory holds: the file {@code member} in it.
 *
 * @param nodeId id of the server that writes this log
 * @param group id of the cluster, drawn by the server that founded it
 */
record Membership(String nodeId, UUID group) {

  static final String FILE = "member";

  private static final String NODE = "node";
  private static final String GROUP = "group";

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
    try {
      if (!node.isEmpty()) {
        return Optional.of(new Membership(node, UUID.fromString(group)));
      }
    } catch (IllegalArgumentException e) {
      throw new StartRefusedException("the file " + file + " is damaged: group = " + group, e);
    }
    throw new StartRefusedException("the file " + file + " is damaged: it names no node");
  }

  /** Writes it so that a crash leaves either nothing or all of it. */
  void write(Path directory) throws IOException {
    Path draft = directory.resolve(FILE + ".tmp");
    String text = NODE + "=" + nodeId + "\n" + GROUP + "=" + group + "\n";
    Files.writeString(draft, text, StandardCharsets.UTF_8);
    sync(draft);
    Files.move(draft, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    sync(directory);
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
