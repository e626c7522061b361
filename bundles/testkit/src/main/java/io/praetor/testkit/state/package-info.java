/** A state without a log, for tests of commands and questions. */
package io.praetor.testkit.state;
