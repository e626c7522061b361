/** The filter language of listings: text to expression, expression and selectors to a predicate. */
package io.praetor.format.filter;
