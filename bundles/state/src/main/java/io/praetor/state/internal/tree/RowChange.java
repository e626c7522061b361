package io.praetor.state.internal.tree;

import io.praetor.api.state.Row;

/**
 * What became of one key between two versions.
 *
 * @param before null when there was no row
 * @param after null when there is none any more
 */
public record RowChange<R extends Row>(byte[] key, R before, R after) {}
