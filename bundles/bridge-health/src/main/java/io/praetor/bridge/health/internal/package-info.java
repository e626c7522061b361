/** Health check services of the framework as checks of the agent. */
package io.praetor.bridge.health.internal;
