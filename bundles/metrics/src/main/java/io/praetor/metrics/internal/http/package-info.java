/** {@code /v1/agent/metrics}: JSON and the text format of Prometheus. */
package io.praetor.metrics.internal.http;
