package io.praetor.connect.internal.ca;

import java.time.Instant;

/**
 * A certificate that was signed.
 *
 * @param serialNumber as Consul writes it
 * @param certificates PEM: it, and those between it and the root
 * @param id whom it is for
 * @param rootId id of the root that signed it
 * @param begin when it begins to be good
 * @param end when it ceases to be
 * @param index of the command that numbered it
 */
public record Issued(
    String serialNumber,
    String certificates,
    SpiffeId id,
    String rootId,
    Instant begin,
    Instant end,
    long index) {}
