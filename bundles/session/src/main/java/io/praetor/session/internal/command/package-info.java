/**
 * Replicated changes of sessions: their bytes, what they do to the state, and what ends sessions.
 */
package io.praetor.session.internal.command;
