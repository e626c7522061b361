/** Live lines for those who listen. */
package io.praetor.log.internal.monitor;
