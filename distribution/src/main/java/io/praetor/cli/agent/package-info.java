/** Commands on the one agent that is asked. */
package io.praetor.cli.agent;
