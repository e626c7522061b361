/** Questions to the state about sessions. */
package io.praetor.session.internal.query;
