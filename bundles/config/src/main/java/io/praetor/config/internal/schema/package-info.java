/** The one table of every known key, and the typed reading of trees against it. */
package io.praetor.config.internal.schema;
