package io.praetor.api.kv;

import io.praetor.api.state.Perishable;

/**
 * Keeps a key from being locked for a while: its last holder's session ended without releasing it,
 * and may not know that yet. The delay is over when the row perishes.
 *
 * @param key the key
 * @param lifeMillis the delay
 * @param modifyIndex state index of the command that ended the session
 */
public record KvLockDelay(String key, long lifeMillis, long modifyIndex) implements Perishable {}
