/** Prepared queries: the commands that change them, how they are carried out, {@code /v1/query}. */
package io.praetor.catalog.internal.prepared;
