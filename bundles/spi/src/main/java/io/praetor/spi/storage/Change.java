package io.praetor.spi.storage;

/**
 * A change of one key.
 *
 * @param key at most 2 KiB
 * @param value null removes the key
 */
public record Change(byte[] key, byte[] value) {}
