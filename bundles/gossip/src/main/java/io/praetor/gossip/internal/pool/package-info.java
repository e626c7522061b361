/** From settings to running pools. */
package io.praetor.gossip.internal.pool;
