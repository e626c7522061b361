/** The agent itself: what the framework sees of it. */
package io.praetor.agent.internal;
