/** Threads of bundles that leave nothing behind. */
package io.praetor.format.thread;
