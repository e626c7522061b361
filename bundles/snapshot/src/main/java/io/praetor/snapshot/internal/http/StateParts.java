package io.praetor.snapshot.internal.http;

import io.praetor.api.state.Snapshots;
import io.praetor.api.state.StateStore;
import io.praetor.snapshot.internal.save.StateExport;

/** What of the state the endpoint needs; it comes and goes with the state. */
public record StateParts(StateStore store, Snapshots snapshots, StateExport export) {}
