package io.praetor.api.kv;

import io.praetor.api.state.Row;

/**
 * What a command did to a key in the end: one row for each key that it changed.
 *
 * @param entry what stands there since, in full; of a key that went its name, when it was made and,
 *     as its modify index, when it went
 * @param deleted whether the key went
 */
public record KvChange(KvEntry entry, boolean deleted) implements Row {

  @Override
  public long modifyIndex() {
    return entry.modifyIndex();
  }
}
