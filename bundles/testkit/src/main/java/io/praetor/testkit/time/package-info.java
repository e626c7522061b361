/** Time that passes when a test says so. */
package io.praetor.testkit.time;
