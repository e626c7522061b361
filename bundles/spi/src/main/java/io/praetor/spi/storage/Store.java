package io.praetor.spi.storage;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An open store: one map from byte strings to byte strings, in unsigned byte order, with a mark
 * that says how far it has come. One thread calls at a time, and it may be blocked for as long as
 * the disk takes. Nothing is called after {@code close}, which keeps all that was applied.
 */
@ConsumerType
public interface Store extends Closeable {

  /**
   * The mark of the last batch that survives a crash, or null in a store never written; some bytes,
   * of no meaning to an engine.
   */
  byte[] mark() throws IOException;

  /**
   * Applies changes and sets the mark, all or nothing, and returns when a crash cannot undo it. The
   * changes come in ascending key order, each key once; the iterator is read to its end, once, and
   * may be longer than fits into memory. When it throws, the store is as before and usable.
   */
  void apply(Iterator<Change> changes, byte[] mark) throws IOException;

  /** As {@link #apply} on an emptied store: afterwards it holds these entries and nothing else. */
  void replace(Iterator<Change> entries, byte[] mark) throws IOException;

  /** Shows every entry in ascending key order; what the visitor throws ends it. */
  void scan(Visitor visitor) throws IOException;

  /** Receives entries; the arrays are the receiver's to keep. */
  @ConsumerType
  interface Visitor {
    void entry(byte[] key, byte[] value) throws IOException;
  }
}
