/** Rows that do not live for ever: when they end, and how their lives begin again. */
package io.praetor.state.internal.life;
