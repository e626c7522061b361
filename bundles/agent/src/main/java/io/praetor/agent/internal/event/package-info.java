/** User events: how they travel, which ones concern this agent, which ones were last. */
package io.praetor.agent.internal.event;
