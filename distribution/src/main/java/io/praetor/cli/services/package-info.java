/** Commands on the services of one agent. */
package io.praetor.cli.services;
