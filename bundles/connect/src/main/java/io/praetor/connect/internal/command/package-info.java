/** Replicated changes of the authority, and questions to the state about it. */
package io.praetor.connect.internal.command;
