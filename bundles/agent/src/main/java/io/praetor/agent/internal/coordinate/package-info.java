/** This agent's network coordinate on its way to the servers. */
package io.praetor.agent.internal.coordinate;
