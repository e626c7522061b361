package io.praetor.api.metrics;

/** What tells series of one name apart. Values come from a small known set, never from callers. */
public record Label(String name, String value) {}
