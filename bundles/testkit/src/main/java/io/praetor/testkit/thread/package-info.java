/** Looks at the threads of what is tested. */
package io.praetor.testkit.thread;
