/** What is remembered of checks, how much of it, and for how long. */
package io.praetor.history.internal.memory;
