/** {@code /v1/internal/ui}: what the web pages ask for. */
package io.praetor.catalog.internal.ui;
