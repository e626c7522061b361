package io.praetor.gossip.internal.serf;

import java.util.List;

/** The keys of this member, as operations from the pool see them. */
public interface KeyHolder {

  /** Whether the pool encrypts. */
  boolean encrypted();

  /** All keys, raw; the one in use first. */
  List<byte[]> keys();

  /** Carries out an operation other than listing, keeps its result, and says how it went. */
  KeyAnswer apply(KeyOperation operation, byte[] key);
}
