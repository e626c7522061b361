/** Intentions: who may talk to whom, as sources of configuration entries. */
package io.praetor.catalog.internal.intention;
