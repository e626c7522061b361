/** Components of the agent. */
package io.praetor.agent.internal;
