package io.praetor.api.catalog;

import io.praetor.api.state.Row;

/**
 * Configuration that the whole datacenter shares.
 *
 * @param kind such as {@code service-defaults}
 * @param name unique within the kind
 * @param content everything else as a JSON object, members in the order of answers; equal contents
 *     are equal texts
 * @param createIndex state index of the command that made it
 * @param modifyIndex state index of the command that last changed it
 */
public record ConfigEntryRow(
    String kind, String name, String content, long createIndex, long modifyIndex) implements Row {}
