/** The endpoint {@code /v1/snapshot}. */
package io.praetor.snapshot.internal.http;
