/** {@code exec}: a command that runs on nodes, by events and keys. */
package io.praetor.cli.exec;
