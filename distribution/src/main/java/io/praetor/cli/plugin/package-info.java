/** The {@code plugin} commands: what is installed in a running agent, and the change of it. */
package io.praetor.cli.plugin;
