package io.praetor.state.internal;

import io.praetor.state.internal.durable.CheckpointPolicy;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a state is started with.
 *
 * @param directory where the engine keeps its files, and nobody else any
 * @param policy when checkpoints are made
 * @param publish makes the state known to others; what it returns takes that back
 * @param fatal told in one line why the agent cannot run
 */
record StateSetup(
    Path directory,
    CheckpointPolicy policy,
    Function<StateCore, Runnable> publish,
    Consumer<String> fatal) {}
