package io.praetor.api.kv;

import io.praetor.api.state.Row;

/**
 * How much of the past is kept, and from when on. The limits are those of the newest command that
 * named any; what happens without a command of a client's own, as when a session ends, goes by
 * them.
 *
 * @param rows how many rows there are
 * @param bytes what they take, keys and values
 * @param floor state index up to which something may be missing; everything after it is there
 * @param forgotten state index up to which not even tombstones tell of everything that went
 * @param maxRows how many there may be, 0 for none; for versions: of each key
 * @param maxBytes what they may take
 * @param modifyIndex state index of the newest command that changed any of this
 */
public record KvMemory(
    long rows,
    long bytes,
    long floor,
    long forgotten,
    long maxRows,
    long maxBytes,
    long modifyIndex)
    implements Row {}
