/** What a log line says: levels, names, text and JSON. */
package io.praetor.log.internal.line;
