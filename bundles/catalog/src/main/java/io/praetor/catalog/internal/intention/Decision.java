package io.praetor.catalog.internal.intention;

/**
 * Whether two services may talk, and why.
 *
 * @param hasPermissions whether it depends on each request
 * @param externalSource who made the intention that decides; empty for nobody else
 * @param isExact whether the intention names both of them
 * @param allowedByDefault what holds where no intention does
 */
public record Decision(
    boolean allowed,
    boolean hasPermissions,
    String externalSource,
    boolean isExact,
    boolean allowedByDefault) {}
