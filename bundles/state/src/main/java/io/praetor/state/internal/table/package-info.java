/**
 * Tables: their schema, their rows as bytes, one version of all of them, and the way to the next.
 */
package io.praetor.state.internal.table;
