package io.praetor.api.connect;

import io.praetor.api.state.Row;

/**
 * The private key of a root that signs.
 *
 * @param rootId id of the root
 * @param privateKey PEM
 * @param origin digest of the settings that the root follows from: others make another root
 * @param modifyIndex state index of the command that wrote it
 */
public record CaKeyRow(String rootId, String privateKey, String origin, long modifyIndex)
    implements Row {

  /** Says nothing of the key. */
  @Override
  public String toString() {
    return "key of root " + rootId;
  }
}
