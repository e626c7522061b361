/** Leaving the datacenter. */
package io.praetor.agent.internal.leave;
