/** Checks that run a program on this machine. */
package io.praetor.health.internal.script;
