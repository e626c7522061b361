package io.praetor.api.connect;

import io.praetor.api.state.Row;

/**
 * How many certificates were numbered.
 *
 * @param last the newest number
 * @param modifyIndex state index of the command that took it
 */
public record CaSerialRow(long last, long modifyIndex) implements Row {}
