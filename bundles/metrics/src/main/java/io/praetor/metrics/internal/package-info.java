/** What an agent counts, and how it tells it: what the framework sees. */
package io.praetor.metrics.internal;
