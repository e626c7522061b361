/** Checks that ask a web server. */
package io.praetor.health.internal.http;
