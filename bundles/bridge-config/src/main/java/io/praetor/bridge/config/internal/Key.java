package io.praetor.bridge.config.internal;

/**
 * A key as it was read.
 *
 * @param name behind the prefix
 * @param index of its last change
 */
record Key(String name, byte[] value, long index) {}
