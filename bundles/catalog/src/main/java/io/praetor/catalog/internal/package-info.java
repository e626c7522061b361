/** Components of the catalog. */
package io.praetor.catalog.internal;
