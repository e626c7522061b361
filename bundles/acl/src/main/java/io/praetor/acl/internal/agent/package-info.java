/** The tokens that the agent has itself. */
package io.praetor.acl.internal.agent;
