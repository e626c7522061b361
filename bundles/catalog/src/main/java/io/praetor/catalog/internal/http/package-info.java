/** {@code /v1/catalog}, {@code /v1/health} and {@code /v1/coordinate}. */
package io.praetor.catalog.internal.http;
