/** What names stand for: from the state of this server, or from a server that is asked. */
package io.praetor.catalog.internal.discovery;
