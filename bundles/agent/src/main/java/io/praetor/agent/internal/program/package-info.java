/** Programs that this agent runs on its machine. */
package io.praetor.agent.internal.program;
