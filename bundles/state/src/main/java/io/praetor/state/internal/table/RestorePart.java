package io.praetor.state.internal.table;

import io.praetor.api.state.Row;
import io.praetor.api.state.TableId;
import java.nio.ByteBuffer;

/**
 * A piece of a snapshot on its way to replace the state. As a row it survives a crash, comes to
 * servers that lag, and is seen by nobody.
 *
 * @param restore which attempt it belongs to
 * @param number its place among the pieces, from 0
 * @param bytes never changed
 */
public record RestorePart(String restore, int number, byte[] bytes, long modifyIndex)
    implements Row {

  /** Key: {@link #key}. */
  public static final TableId<RestorePart> TABLE =
      new TableId<>("restore-parts", RestorePart.class);

  /** The number, four bytes, highest first. */
  public static byte[] key(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }
}
