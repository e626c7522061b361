/** The service mesh: what the framework sees of it. */
package io.praetor.connect.internal;
