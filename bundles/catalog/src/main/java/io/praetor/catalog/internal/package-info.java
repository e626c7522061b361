/** The catalog: what the framework sees of it. */
package io.praetor.catalog.internal;
