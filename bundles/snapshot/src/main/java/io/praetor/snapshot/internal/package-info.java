/** Snapshots: what the framework sees of them. */
package io.praetor.snapshot.internal;
