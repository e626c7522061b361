/** Checks of Redis servers: whether one answers a PING, and whether it has the expected role. */
package io.praetor.check.redis.internal;
