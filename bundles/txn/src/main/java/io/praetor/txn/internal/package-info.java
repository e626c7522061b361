/** Transactions: what the framework sees of them. */
package io.praetor.txn.internal;
