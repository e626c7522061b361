package io.praetor.api.acl;

import io.praetor.api.state.Row;

/**
 * An auth method: how somebody proves who they are, to be given a token.
 *
 * @param name unique, whatever its case
 * @param type kind of credentials, such as {@code jwt}
 * @param displayName for people
 * @param description for people
 * @param maxTokenTtlNanos how long tokens live that it gives; 0 for ever
 * @param tokenLocality {@code local}, {@code global}, or empty for local
 * @param config settings of the type, JSON
 * @param createIndex state index of the command that made it
 * @param modifyIndex state index of the command that last changed it
 */
public record AuthMethodRow(
    String name,
    String type,
    String displayName,
    String description,
    long maxTokenTtlNanos,
    String tokenLocality,
    String config,
    long createIndex,
    long modifyIndex)
    implements Row {}
