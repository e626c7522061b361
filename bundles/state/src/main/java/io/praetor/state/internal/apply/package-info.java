/** From committed log entries to the next version: the queue, the handlers, the one writer. */
package io.praetor.state.internal.apply;
