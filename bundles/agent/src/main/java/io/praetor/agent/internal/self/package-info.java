/** What this agent says of itself and of the machine that it runs on. */
package io.praetor.agent.internal.self;
