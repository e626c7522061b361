/** The authority in the HTTP API of servers. */
package io.praetor.connect.internal.http;
