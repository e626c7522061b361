/** The {@code kv} commands. */
package io.praetor.cli.kv;
