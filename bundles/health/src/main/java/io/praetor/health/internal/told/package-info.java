/** Checks that are told their status, or refused. */
package io.praetor.health.internal.told;
