package io.praetor.agent.internal;

import io.praetor.api.acl.AgentTokens;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.raft.Consensus;
import io.praetor.api.raft.Servers;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiServer;
import java.util.Map;

/**
 * The other parts of this agent, as they are just now. All come and go, so nobody keeps what a
 * method returned.
 */
public interface Surroundings {

  /** All agents of the datacenter. Fails with "unavailable" while the pool is away. */
  GossipPool lan();

  /** The servers of all datacenters; null on clients, and while the pool is away. */
  GossipPool wan();

  /** Null on clients, and while the log is away. */
  Servers servers();

  /** Null on clients, and while the log is away. */
  Consensus consensus();

  /** The way to servers; null while it is away. */
  ApiRelay relay();

  /** What answers requests of this very agent; null while it is away. */
  ApiServer api();

  /** The secret of one of this agent's own tokens, as it is now; empty for none. */
  String secret(AgentTokens.Purpose purpose);

  /** Has the configuration read again. Fails with "unavailable" while nothing can do that. */
  Runnable reload();

  /** Ends the agent. Fails with "unavailable" when nothing can do that. */
  Runnable stop();

  /** What the parts say of themselves, by group. */
  Map<String, Map<String, String>> status();
}
