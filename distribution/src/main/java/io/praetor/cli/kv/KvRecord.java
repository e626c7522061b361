package io.praetor.cli.kv;

/**
 * A key as an agent answers it. Numbers are unsigned; the session is empty when no one holds it.
 */
public record KvRecord(
    String key,
    long flags,
    byte[] value,
    long createIndex,
    long modifyIndex,
    long lockIndex,
    String session) {}
