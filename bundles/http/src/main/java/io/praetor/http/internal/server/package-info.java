/** Sockets, connections and the life of one request. */
package io.praetor.http.internal.server;
