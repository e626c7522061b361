/** {@code lock}: a program that runs while a lock, or a place of several, is held. */
package io.praetor.cli.lock;
