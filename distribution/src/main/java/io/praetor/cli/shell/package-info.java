/** The {@code shell} command: a line to the console of a running agent. */
package io.praetor.cli.shell;
