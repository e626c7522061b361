package io.praetor.api.acl;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The tokens that an agent has of its own: from its configuration, or set through its API. There on
 * every agent, whether or not access is controlled. Thread-safe; they may change at any time, so
 * ask anew for each use.
 */
@ProviderType
public interface AgentTokens {

  /** The secret to be used for a purpose, with Consul's substitutes; empty for none. */
  String secret(Purpose purpose);

  /** What a token is for. */
  enum Purpose {
    /** Requests that bring none. */
    DEFAULT,
    /** What the agent does by itself; otherwise {@link #DEFAULT}. */
    AGENT,
    /** To administer the agent while no server can be asked. */
    AGENT_RECOVERY,
    /** To copy tokens, policies and configuration entries from the primary datacenter. */
    REPLICATION,
    /** To register services of configuration files that name none; otherwise {@link #DEFAULT}. */
    CONFIG_FILE_SERVICE_REGISTRATION,
    /** DNS queries; otherwise {@link #DEFAULT}. */
    DNS
  }
}
