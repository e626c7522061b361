/** Members of the gossip pool become nodes of the catalog. */
package io.praetor.catalog.internal.reconcile;
