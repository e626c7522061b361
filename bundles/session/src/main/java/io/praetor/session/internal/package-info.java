/** Sessions: what the framework sees of them. */
package io.praetor.session.internal;
