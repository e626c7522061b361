package io.praetor.kv.internal.http;

import io.praetor.api.kv.KvChange;
import java.util.List;

/**
 * What changed since an index.
 *
 * @param state whether that is known
 * @param index where to go on from; it lies behind the last change of a command, never inside one
 * @param changes in the order of commands, within one in the order of keys
 */
record ChangePage(State state, long index, List<KvChange> changes) {

  /** Whether it is known what changed. */
  enum State {
    /** It is: everything up to the index. */
    KNOWN,
    /** Not any more: everything is to be listed anew, and then followed from the index on. */
    RESYNC,
    /** Changes are not kept at all. */
    OFF
  }
}
