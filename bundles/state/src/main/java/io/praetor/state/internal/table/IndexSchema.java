package io.praetor.state.internal.table;

import io.praetor.api.state.IndexId;
import io.praetor.api.state.Row;
import java.util.function.Function;

/**
 * A secondary index.
 *
 * @param space number of its key space
 * @param keyOf where a row stands in it, different for every row; null for a row that is not in it
 */
record IndexSchema<R extends Row>(int space, IndexId<R> id, Function<R, byte[]> keyOf) {}
