package io.praetor.state.internal;

import io.praetor.state.internal.durable.CheckpointPolicy;
import io.praetor.state.internal.durable.StateFiles;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a state is started with.
 *
 * @param files where the engines keep their files
 * @param engine what the configuration names
 * @param policy when checkpoints are made
 * @param publish makes the state known to others; what it returns takes that back
 * @param fatal told in one line why the agent cannot run
 */
record StateSetup(
    StateFiles files,
    String engine,
    CheckpointPolicy policy,
    Function<StateCore, Runnable> publish,
    Consumer<String> fatal) {}
