/** Authorities and certificates for agents, made without an agent. */
package io.praetor.cli.tls;
