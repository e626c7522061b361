/** Where lines go: the writer thread, the console, files. */
package io.praetor.log.internal.output;
