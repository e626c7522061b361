package io.praetor.gossip.internal.pool;

import io.praetor.gossip.internal.serf.KeyAnswer;
import io.praetor.gossip.internal.serf.KeyHolder;
import io.praetor.gossip.internal.serf.KeyOperation;
import io.praetor.gossip.internal.wire.KeyRefusedException;
import io.praetor.gossip.internal.wire.KeySet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of this member, kept in a file: a JSON array of base64 texts, the key in use first, as
 * Consul has it. Without a file they last as long as the agent.
 */
final class KeyringFile implements KeyHolder {

  private static final Logger LOG = LoggerFactory.getLogger(KeyringFile.class);

  private static final long FILE_BYTES_MAX = 1024L * 1024;
  private static final String TEXT = "\"([A-Za-z0-9+/=]*)\"";
  private static final Pattern ARRAY =
      Pattern.compile("\\s*\\[\\s*(?:" + TEXT + "\\s*(?:,\\s*" + TEXT + "\\s*)*+)?\\]\\s*");
  private static final Pattern KEY = Pattern.compile(TEXT);

  /** Null when keys are kept in memory only. */
  private final Path file;

  private final KeySet keys;

  private KeyringFile(Path file, KeySet keys) {
    this.file = file;
    this.keys = keys;
  }

  /**
   * Takes the keys from the file; where there is none, begins one with the configured key.
   *
   * @param path empty for no file
   * @param configured base64; empty for no encryption, unless there is a file
   * @throws KeyringException when the keys cannot be used
   */
  static KeyringFile open(String path, String configured, String pool) throws KeyringException {
    try {
      if (path.isEmpty()) {
        return new KeyringFile(null, new KeySet(decode(texts(configured))));
      }
      Path file = Path.of(path);
      if (Files.exists(file)) {
        return read(file, configured, pool);
      }
      KeySet keys = new KeySet(decode(texts(configured)));
      KeyringFile keyring = new KeyringFile(keys.encrypted() ? file : null, keys);
      keyring.save();
      return keyring;
    } catch (IOException | KeyRefusedException | IllegalArgumentException e) {
      throw new KeyringException("Failed to load gossip keys: " + e.getMessage(), e);
    }
  }

  private static KeyringFile read(Path file, String configured, String pool)
      throws IOException, KeyRefusedException {
    if (Files.size(file) > FILE_BYTES_MAX) {
      throw new IOException(file + " is too large for a keyring");
    }
    String text = Files.readString(file);
    if (!ARRAY.matcher(text).matches()) {
      throw new IOException(file + " is no JSON array of keys");
    }
    List<String> keys = new ArrayList<>();
    for (Matcher key = KEY.matcher(text); key.find(); ) {
      keys.add(key.group(1));
    }
    if (keys.isEmpty()) {
      throw new IOException(file + " has no keys");
    }
    if (!configured.isEmpty() && !keys.contains(configured)) {
      LOG.warn("{} keyring doesn't include key provided with -encrypt, using keyring", pool);
    }
    return new KeyringFile(file, new KeySet(decode(keys)));
  }

  private static List<String> texts(String configured) {
    return configured.isEmpty() ? List.of() : List.of(configured);
  }

  private static List<byte[]> decode(List<String> keys) {
    return keys.stream().map(key -> Base64.getDecoder().decode(key)).toList();
  }

  KeySet keySet() {
    return keys;
  }

  @Override
  public boolean encrypted() {
    return keys.encrypted();
  }

  @Override
  public List<byte[]> keys() {
    return keys.all();
  }

  /**
   * On the loop, the writing as well: who asks wants to know that the key is kept, and it is rare
   * and short.
   */
  @Override
  public KeyAnswer apply(KeyOperation operation, byte[] key) {
    LOG.info(
        "serf: Received {} query", operation.name().toLowerCase(java.util.Locale.ROOT) + "-key");
    try {
      switch (operation) {
        case INSTALL -> keys.install(key);
        case USE -> keys.use(key);
        case REMOVE -> keys.remove(key);
        case LIST -> throw new IllegalStateException("listing changes nothing");
      }
      save();
      return KeyAnswer.done();
    } catch (KeyRefusedException e) {
      return KeyAnswer.refused(e.getMessage());
    } catch (IOException e) {
      LOG.error("Failed to write keyring file {}", file, e);
      return KeyAnswer.refused("Failed to write keyring file: " + e.getMessage());
    }
  }

  private void save() throws IOException {
    if (file == null) {
      return;
    }
    String text =
        keys.all().stream()
            .map(key -> "  \"" + Base64.getEncoder().encodeToString(key) + "\"")
            .collect(Collectors.joining(",\n", "[\n", "\n]"));
    SecretFile.replace(file, text);
  }

  /** The agent cannot take part in its pool. */
  static final class KeyringException extends Exception {

    private static final long serialVersionUID = 1L;

    private KeyringException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
