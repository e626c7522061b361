/** Checks over HTTP/2: a ping, and the health service of gRPC. */
package io.praetor.health.internal.h2;
