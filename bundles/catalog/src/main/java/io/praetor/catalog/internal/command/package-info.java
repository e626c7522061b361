/** Replicated changes of the catalog: their bytes, and what they do to the state. */
package io.praetor.catalog.internal.command;
