/** Checks that run a program in a container. */
package io.praetor.health.internal.docker;
