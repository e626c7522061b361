package io.praetor.http.internal.server;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What becomes of somebody who has waited while their rights changed.
 *
 * @param isUnchanged whether they may still do what they could when they came
 * @param again asks from the beginning for those who may not
 */
record Revision(BooleanSupplier isUnchanged, Consumer<Exchange> again) {}
