package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Access control. The same values under several PIDs, so that each part is only where it belongs:
 * {@link #PID} on every agent, {@link #STATE_PID} on servers, {@link #SERVER_PID} on servers where
 * access is controlled, {@link #CLIENT_PID} on other agents where it is.
 */
@ObjectClassDefinition(
    name = "Access control",
    pid = {AclSettings.PID, AclSettings.STATE_PID, AclSettings.SERVER_PID, AclSettings.CLIENT_PID})
public @interface AclSettings {

  /** Everywhere: the API, and the agent's own tokens. */
  String PID = "io.praetor.acl";

  /** On servers, whether or not access is controlled: changes in the log are carried out. */
  String STATE_PID = "io.praetor.acl.state";

  /** On servers where access is controlled. */
  String SERVER_PID = "io.praetor.acl.server";

  /** On agents that are no servers, where access is controlled. */
  String CLIENT_PID = "io.praetor.acl.client";

  @AttributeDefinition(description = "Whether access is controlled")
  boolean enabled() default false;

  @AttributeDefinition(description = "Own datacenter")
  String datacenter();

  @AttributeDefinition(description = "Datacenter where policies and global tokens are written")
  String primaryDatacenter();

  @AttributeDefinition(description = "Own node name")
  String nodeName();

  @AttributeDefinition(description = "allow or deny: what counts where no rule says anything")
  String defaultPolicy() default "allow";

  @AttributeDefinition(
      description =
          "allow, deny, extend-cache or async-cache: what counts when nobody can be asked")
  String downPolicy() default "extend-cache";

  @AttributeDefinition(description = "How long an agent relies on what it knows of a token, ms")
  long tokenTtlMillis() default 30_000;

  @AttributeDefinition(description = "How long an agent relies on what it knows of a policy, ms")
  long policyTtlMillis() default 30_000;

  @AttributeDefinition(description = "How long an agent relies on what it knows of a role, ms")
  long roleTtlMillis() default 30_000;

  @AttributeDefinition(description = "Whether listing keys needs more than the right to read them")
  boolean keyListPolicy() default false;

  @AttributeDefinition(description = "Whether tokens of the primary datacenter are copied")
  boolean tokenReplication() default false;

  @AttributeDefinition(description = "Whether tokens that were set through the API are kept")
  boolean tokenPersistence() default false;

  @AttributeDefinition(description = "Data directory, empty for none")
  String dataDirectory() default "";

  @AttributeDefinition(description = "Secret of a token that may do everything, empty for none")
  String initialManagementToken() default "";

  @AttributeDefinition(description = "Token of requests that bring none, empty for none")
  String defaultToken() default "";

  @AttributeDefinition(description = "Token of what the agent does itself, empty for none")
  String agentToken() default "";

  @AttributeDefinition(description = "Token to administer the agent with, empty for none")
  String agentRecoveryToken() default "";

  @AttributeDefinition(description = "Token to copy from the primary datacenter, empty for none")
  String replicationToken() default "";

  @AttributeDefinition(description = "Token of services of configuration files, empty for none")
  String fileRegistrationToken() default "";

  @AttributeDefinition(description = "Token of DNS queries, empty for none")
  String dnsToken() default "";
}
