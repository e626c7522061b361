/** The components: what is a service of the state, and which threads it has. */
package io.praetor.state.internal;
