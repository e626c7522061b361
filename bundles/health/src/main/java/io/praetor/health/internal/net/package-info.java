/** Connections to what is checked, and failures in the words that Consul's users know. */
package io.praetor.health.internal.net;
