/** Checks of databases by JDBC: whether one lets us in, and whether it answers a query. */
package io.praetor.check.jdbc.internal;
