/** {@code /v1/internal/ui/health-history}. */
package io.praetor.history.internal.http;
