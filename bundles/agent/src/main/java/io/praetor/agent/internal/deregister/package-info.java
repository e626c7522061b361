/** Services and checks of one agent that another agent was asked to deregister. */
package io.praetor.agent.internal.deregister;
