/** Configurations that are keys, and keys that are configurations. */
package io.praetor.bridge.config.internal;
