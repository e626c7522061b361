/** How peers that are turned away are told of in the log. */
package io.praetor.format.refusal;
