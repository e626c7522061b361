/** {@code snapshot}: copies of the servers' state. */
package io.praetor.cli.snapshot;
