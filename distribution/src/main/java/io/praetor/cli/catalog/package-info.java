/** Commands on the catalog. */
package io.praetor.cli.catalog;
