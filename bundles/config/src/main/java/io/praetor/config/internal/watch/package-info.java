/** Watches: what is looked at, and who is told. */
package io.praetor.config.internal.watch;
