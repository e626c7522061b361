/** The HTTP API: what the framework sees of it. */
package io.praetor.http.internal;
