package io.praetor.api.kv;

import io.praetor.api.state.Row;

/**
 * Remembers that a key was deleted, so that the index of its prefix moves on.
 *
 * @param key the deleted key
 * @param modifyIndex state index of the command that deleted it
 */
public record KvTombstone(String key, long modifyIndex) implements Row {}
