/** What callers must be allowed to do with the catalog, and what they see of it. */
package io.praetor.catalog.internal.rights;
