package io.praetor.api.discovery;

import java.time.Duration;

/**
 * How old an answer may be.
 *
 * @param stale whether any server may answer, though there be no leader
 * @param maxStale how long the leader may have been silent towards the one that answers; after
 *     that, as if not stale
 * @param cached whether this agent may answer with what it was told before, and keeps it current
 * @param maxAge how long that may be ago; zero for as long as it is kept current
 */
public record Freshness(boolean stale, Duration maxStale, boolean cached, Duration maxAge) {}
