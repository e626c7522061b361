/** The record of requests. */
package io.praetor.log.internal.audit;
