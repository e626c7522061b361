/** What every kind of operation in a transaction does, as tests. */
package io.praetor.testkit.txn;
