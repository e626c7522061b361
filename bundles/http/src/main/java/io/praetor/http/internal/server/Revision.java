package io.praetor.http.internal.server;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Looks at the caller once more: before the answer leaves for which he waited, and now and then
 * while one is under way that takes long or never ends.
 *
 * @param isUnchanged whether the caller may still do the same, as far as can be told at once
 * @param isStanding false as soon as he is known to be somebody else, or nobody
 * @param mayGoOn whether he still has what the route needs; what cannot be told now counts as yes
 * @param again asks from the beginning
 */
record Revision(
    BooleanSupplier isUnchanged,
    BooleanSupplier isStanding,
    BooleanSupplier mayGoOn,
    Consumer<Exchange> again) {}
