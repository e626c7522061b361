/** What the configuration does to a running agent: settings, data directory, banner, log levels. */
package io.praetor.config.internal.publish;
