/** The file format of snapshots: written, read, checked and counted without an agent. */
package io.praetor.snapshot.internal.archive;
