package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.syntax.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** The key that gossip is encrypted with: base64 of an AES key. */
final class GossipKey {

  private static final Set<Integer> KEY_BYTES = Set.of(16, 24, 32);
  private static final int QUANTUM_CHARS = 4;

  private GossipKey() {}

  static void check(KeyValues keys, Optional<Path> dataDirectory, Problems problems)
      throws ConfigurationException {
    String key = keys.text("encrypt");
    if (key.isEmpty()) {
      return;
    }
    require(
        KEY_BYTES.contains(length(key)),
        "encrypt has invalid key: key size must be 16, 24 or 32 bytes");
    if (keys.flag("disable_keyring_file") || dataDirectory.isEmpty()) {
      return;
    }
    Path serf = dataDirectory.get().resolve("serf");
    warnOf(serf.resolve("local.keyring"), "LAN", problems);
    if (keys.flag("server")) {
      warnOf(serf.resolve("remote.keyring"), "WAN", problems);
    }
  }

  /** Keys are changed in the running pool, and the file knows; the configuration may be old. */
  private static void warnOf(Path keyring, String pool, Problems problems) {
    if (Files.exists(keyring)) {
      problems.warn("WARNING: " + pool + " keyring exists but -encrypt given, using keyring");
    }
  }

  private static int length(String key) throws ConfigurationException {
    try {
      require(key.length() % QUANTUM_CHARS == 0, faulty(key));
      return Base64.getDecoder().decode(key).length;
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(faulty(key), e);
    }
  }

  /** Go names the character that does not belong, or else the group that is not whole. */
  private static String faulty(String key) {
    int at = 0;
    while (at < key.length() && isDigit(key.charAt(at))) {
      at++;
    }
    if (at == key.length()) {
      at -= at % QUANTUM_CHARS;
    }
    return "encrypt has invalid key: illegal base64 data at input byte " + at;
  }

  private static boolean isDigit(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/';
  }
}
