/**
 * The runner: which kind a check belongs to, when it is attempted, and what counts of its results.
 */
package io.praetor.health.internal.run;
