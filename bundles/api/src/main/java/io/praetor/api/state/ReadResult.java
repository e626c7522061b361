package io.praetor.api.state;

/**
 * The answer to a question and where it comes from.
 *
 * @param value what the query returned, may be null
 * @param index what to ask with next time, never 0
 * @param knownLeader whether a leader was known
 * @param lastContactMillis time since the leader was last heard of, for an answer that is stale; 0
 *     on the leader, and for an answer that is as good as the leader's own
 */
public record ReadResult<T>(T value, long index, boolean knownLeader, long lastContactMillis) {}
