package io.praetor.api.state;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The state while one command is applied to it. {@link #index()} is that command's own index. Reads
 * see the command's own writes. If the handler throws, none of its changes take effect.
 */
@ProviderType
public interface WriteTxn extends ReadTxn {

  /**
   * Inserts or replaces the row at a key. Its modify index is {@link #index()}, the key at most
   * 2,047 bytes; anything else is a defect of the handler ({@link IllegalArgumentException}).
   */
  <R extends Row> void put(TableId<R> table, byte[] key, R row);

  /** Removes the row at a key; nothing happens when there is none. */
  void delete(TableId<?> table, byte[] key);
}
