/** Copies of the whole state, as others ask for them. */
package io.praetor.state.internal.snapshot;
