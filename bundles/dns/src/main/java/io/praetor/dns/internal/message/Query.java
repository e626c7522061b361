package io.praetor.dns.internal.message;

import java.util.Optional;

/**
 * A question and what came with it.
 *
 * @param id chosen by whoever asks
 * @param recursionDesired whether others may be asked
 * @param checkingDisabled whether signatures need not be checked
 * @param question there is always one
 * @param edns what the sender said of itself
 */
public record Query(
    int id,
    boolean recursionDesired,
    boolean checkingDisabled,
    Question question,
    Optional<Edns> edns) {}
