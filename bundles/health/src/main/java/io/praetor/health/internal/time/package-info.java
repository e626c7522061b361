/** When things happen: one timer for everything that waits. */
package io.praetor.health.internal.time;
