package io.praetor.api.kv;

import io.praetor.api.state.Row;

/**
 * What stood at a key at some time, kept so that it can be looked at and brought back.
 *
 * @param entry as it stood there; of a deletion the key, when it was made and when it went
 * @param deleted whether this is a deletion
 * @param author who wrote it; empty as long as nobody is known by name
 * @param modifyIndex state index of the command that kept it, which is the one that made it unless
 *     versions were not kept yet then
 */
public record KvVersion(KvEntry entry, boolean deleted, String author, long modifyIndex)
    implements Row {}
