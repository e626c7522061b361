/** Bytes in and out: the small encoding that rows, marks and commands have in common. */
package io.praetor.state.internal.wire;
