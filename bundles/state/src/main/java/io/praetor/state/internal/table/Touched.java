package io.praetor.state.internal.table;

/** A place where something changed: a key of a table or of an index. */
public record Touched(int space, byte[] key) {}
