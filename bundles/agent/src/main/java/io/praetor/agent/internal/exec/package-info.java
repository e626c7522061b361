/** Commands that others have run here, by Consul's {@code exec}. */
package io.praetor.agent.internal.exec;
