/** Checks that find out whether somebody listens. */
package io.praetor.health.internal.socket;
