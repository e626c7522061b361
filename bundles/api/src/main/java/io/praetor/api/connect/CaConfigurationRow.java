package io.praetor.api.connect;

import io.praetor.api.state.Row;

/**
 * How the authority works. What is set here counts, whatever configuration files say later.
 *
 * @param clusterId UUID that the trust domain is named after; never changes
 * @param provider who keeps the keys, such as {@code consul}
 * @param config the provider's own settings as a JSON object, without secrets
 * @param withoutCrossSigning whether the last change of roots did without cross-signing
 * @param createIndex state index of the command that made it
 * @param modifyIndex state index of the command that last changed it
 */
public record CaConfigurationRow(
    String clusterId,
    String provider,
    String config,
    boolean withoutCrossSigning,
    long createIndex,
    long modifyIndex)
    implements Row {}
