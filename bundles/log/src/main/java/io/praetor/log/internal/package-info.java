/** From settings to handlers of the log. */
package io.praetor.log.internal;
