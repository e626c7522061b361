/** Archives in files without names: made of the state, or of what a client sends. */
package io.praetor.snapshot.internal.save;
