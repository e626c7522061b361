/** Questions to the state about nodes, services, checks and coordinates. */
package io.praetor.catalog.internal.query;
