package io.praetor.acl.internal.agent;

import io.praetor.api.acl.AgentTokens.Purpose;
import io.praetor.api.error.OperationFailedException;
import io.praetor.format.json.JsonText;
import io.praetor.format.json.JsonTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps tokens that were set through the API where Consul does, for the agent's user only. The file
 * appears whole or not at all. Blocks; for one thread at a time.
 */
final class TokenFile {

  private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);
  private static final String NAME = "acl-tokens.json";

  private final Path file;

  /** The file of a data directory. */
  TokenFile(Path dataDirectory) {
    file = dataDirectory.resolve(NAME);
  }

  /** What it holds; a broken file holds nothing. */
  Map<Purpose, String> read() {
    Map<Purpose, String> tokens = new EnumMap<>(Purpose.class);
    if (!Files.isRegularFile(file)) {
      return tokens;
    }
    try {
      Object tree = JsonTree.parse(Files.readAllBytes(file), OperationFailedException::new);
      if (tree instanceof Map<?, ?> members) {
        members.forEach(
            (name, secret) -> {
              Purpose purpose = TokenName.purpose((String) name);
              if (purpose != null && secret instanceof String text && !text.isEmpty()) {
                tokens.put(purpose, text);
              }
            });
      }
    } catch (IOException | OperationFailedException e) {
      LOG.error("{} cannot be read, its tokens are not used: {}", file, e.getMessage());
    }
    return tokens;
  }

  void write(Map<Purpose, String> tokens) throws IOException {
    Map<String, Object> tree = new LinkedHashMap<>();
    tokens.forEach(
        (purpose, secret) -> {
          if (!secret.isEmpty()) {
            tree.put(TokenName.of(purpose), secret);
          }
        });
    byte[] bytes = JsonText.of(tree).getBytes(StandardCharsets.UTF_8);
    Path temporary = file.resolveSibling(NAME + ".tmp");
    Files.deleteIfExists(temporary);
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
