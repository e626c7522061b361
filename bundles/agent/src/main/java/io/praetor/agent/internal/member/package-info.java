/** Members of the pools: who they are, joining, and declaring some as left. */
package io.praetor.agent.internal.member;
