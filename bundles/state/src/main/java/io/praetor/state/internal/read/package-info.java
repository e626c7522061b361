/** Questions to the state, those that are answered at once and those that wait. */
package io.praetor.state.internal.read;
