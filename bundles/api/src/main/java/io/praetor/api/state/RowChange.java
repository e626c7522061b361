package io.praetor.api.state;

/**
 * One change of one row.
 *
 * @param table of which table
 * @param key of the row
 * @param before what was there, or null
 * @param after what is there now, or null; never both null
 * @param perished whether the row went because its life was over
 */
public record RowChange(TableId<?> table, byte[] key, Row before, Row after, boolean perished) {}
