package io.praetor.api.gossip;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Gossip keys of a whole pool. Every operation asks each member and completes when all have
 * answered or the time for it is over. Keys are base64 of 16, 24 or 32 bytes.
 */
@ProviderType
public interface Keyring {

  /** Whether the pool encrypts at all; without, every operation fails. */
  boolean encrypted();

  /**
   * Asks for the keys in use.
   *
   * @param relayFactor how many other members also carry each answer, 0 to 5
   */
  CompletableFuture<KeyringAnswer> list(int relayFactor);

  CompletableFuture<KeyringAnswer> install(String key, int relayFactor);

  /** Makes an installed key the one that is encrypted with. */
  CompletableFuture<KeyringAnswer> use(String key, int relayFactor);

  /** The key in use cannot be removed. */
  CompletableFuture<KeyringAnswer> remove(String key, int relayFactor);

  /** What this member alone has, without asking anybody. */
  KeyringAnswer local();

  /**
   * What the members said.
   *
   * @param members how many there are
   * @param answered how many answered
   * @param failed how many of those refused
   * @param messages what a member said, by its name
   * @param keys on how many members each key is
   * @param primaryKeys on how many members each is the key in use
   */
  record KeyringAnswer(
      int members,
      int answered,
      int failed,
      Map<String, String> messages,
      Map<String, Integer> keys,
      Map<String, Integer> primaryKeys) {

    /** Whether every member answered and none refused. */
    public boolean complete() {
      return failed == 0 && answered == members;
    }

    /** What went wrong, one line for each member that refused. */
    public List<String> refusals() {
      return messages.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList();
    }
  }
}
