/** Our own console commands. */
package io.praetor.shell.internal.command;
