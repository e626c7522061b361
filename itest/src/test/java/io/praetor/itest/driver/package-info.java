/** A database driver as a bundle, for tests that bring one to a running agent. */
package io.praetor.itest.driver;
