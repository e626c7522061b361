/** Discovery chains: what becomes of a service's name, compiled from entries. Pure. */
package io.praetor.catalog.internal.graph;
