/**
 * Starts and stops an agent: one OSGi framework with every bundle of the installation in it, the
 * process's signals, its log on standard output and its exit status.
 */
package io.praetor.launcher;
