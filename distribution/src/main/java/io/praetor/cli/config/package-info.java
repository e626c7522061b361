/** Commands on configuration entries. */
package io.praetor.cli.config;
