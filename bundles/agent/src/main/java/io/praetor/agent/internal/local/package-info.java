/** The services and checks of this agent, and how the catalog is kept in agreement with them. */
package io.praetor.agent.internal.local;
