/** A persistent radix tree: rows by byte string, in unsigned byte order. */
package io.praetor.state.internal.tree;
