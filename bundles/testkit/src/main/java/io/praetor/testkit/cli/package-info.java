/** What every command of the console does, as tests. */
package io.praetor.testkit.cli;
