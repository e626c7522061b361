package io.praetor.api.kv;

import io.praetor.api.state.Perishable;

/**
 * Says that a key goes by itself: when this row perishes, the key is deleted. Every write to the
 * key replaces or removes it.
 *
 * @param key the key
 * @param lifeMillis how long it lives after each write that names a lifetime
 * @param modifyIndex state index of that write
 */
public record KvLifetime(String key, long lifeMillis, long modifyIndex) implements Perishable {}
