package io.praetor.api.kv;

import io.praetor.api.state.Row;

/**
 * A key and its value. The array is never changed after construction, by anyone.
 *
 * @param key the whole key, without leading slash
 * @param value at most the configured size; empty rather than null
 * @param flags opaque unsigned 64-bit number of the user's
 * @param lockIndex how often the key was locked
 * @param session id of the session that holds it, empty when none does
 * @param createIndex state index of the command that made it
 * @param modifyIndex state index of the command that last changed it
 */
public record KvEntry(
    String key,
    byte[] value,
    long flags,
    long lockIndex,
    String session,
    long createIndex,
    long modifyIndex)
    implements Row {}
