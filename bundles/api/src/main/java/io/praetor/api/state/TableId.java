package io.praetor.api.state;

/**
 * Names a table of the state store. Keys are byte strings, in unsigned byte order; what they are
 * made of is said where the constant is declared.
 *
 * @param name unique, as it appears in snapshots
 * @param rowType the class of every row
 */
public record TableId<R extends Row>(String name, Class<R> rowType) {}
