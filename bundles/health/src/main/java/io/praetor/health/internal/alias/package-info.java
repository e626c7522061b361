/** Checks that follow other checks. */
package io.praetor.health.internal.alias;
