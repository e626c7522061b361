/** Flags and files to a validated configuration, and that to ConfigurationAdmin. */
package io.praetor.config.internal;
