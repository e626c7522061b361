/** The local syslog daemon. */
package io.praetor.log.internal.syslog;
