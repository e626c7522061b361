/** Operations of transactions on nodes, services and checks: how they are written and answered. */
package io.praetor.catalog.internal.txn;
