package io.praetor.api.state;

/**
 * Names a secondary index: a second order in which the rows of a table can be scanned.
 *
 * @param table whose rows
 * @param name unique within the table
 */
public record IndexId<R extends Row>(TableId<R> table, String name) {}
