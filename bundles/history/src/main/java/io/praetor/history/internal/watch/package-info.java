/** Sees checks change: one observer, one thread, one waiting question. */
package io.praetor.history.internal.watch;
