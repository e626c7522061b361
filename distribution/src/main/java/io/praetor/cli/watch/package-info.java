/** {@code watch}: what changes, shown once or told to a program each time. */
package io.praetor.cli.watch;
