/** Keys as the Java platform makes them. */
package io.praetor.format.key;
