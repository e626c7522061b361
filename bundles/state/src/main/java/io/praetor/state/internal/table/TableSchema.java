package io.praetor.state.internal.table;

import io.praetor.api.state.Row;
import io.praetor.api.state.TableId;
import java.util.List;

/**
 * A table.
 *
 * @param number first byte of its keys on disk and number of its key space; never changes, is never
 *     used again
 */
public record TableSchema<R extends Row>(
    int number, TableId<R> id, RowCodec<R> codec, List<IndexSchema<R>> indexes) {}
