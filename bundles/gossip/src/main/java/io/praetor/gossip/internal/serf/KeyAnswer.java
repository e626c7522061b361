package io.praetor.gossip.internal.serf;

import java.util.List;

/**
 * What a member says to an operation on its keys.
 *
 * @param ok whether it was done
 * @param message why not, or a remark
 * @param keys all its keys in base64, when it was asked to list them
 * @param primaryKey the key in use, likewise; may be empty
 */
public record KeyAnswer(boolean ok, String message, List<String> keys, String primaryKey) {

  public KeyAnswer {
    keys = List.copyOf(keys);
  }

  /** It was done. */
  public static KeyAnswer done() {
    return new KeyAnswer(true, "", List.of(), "");
  }

  /** It was not done, and why. */
  public static KeyAnswer refused(String message) {
    return new KeyAnswer(false, message, List.of(), "");
  }
}
