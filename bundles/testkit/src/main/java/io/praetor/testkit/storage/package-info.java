/** What every storage engine must do, as tests; and an engine in memory for tests of others. */
package io.praetor.testkit.storage;
