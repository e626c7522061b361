/** Commands for who looks after the servers. */
package io.praetor.cli.operator;
