/** What a test expects to be said. */
package io.praetor.testkit.log;
