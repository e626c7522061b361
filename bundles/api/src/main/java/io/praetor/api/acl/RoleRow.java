package io.praetor.api.acl;

import io.praetor.api.state.Row;
import java.util.List;

/**
 * A role: what several tokens have in common.
 *
 * @param id UUID
 * @param name unique, whatever its case
 * @param description for people
 * @param policies ids; they may be gone
 * @param serviceIdentities services that its bearers are
 * @param nodeIdentities nodes that its bearers are
 * @param templatedPolicies policies made of templates
 * @param createIndex state index of the command that made it
 * @param modifyIndex state index of the command that last changed it
 */
public record RoleRow(
    String id,
    String name,
    String description,
    List<String> policies,
    List<ServiceIdentity> serviceIdentities,
    List<NodeIdentity> nodeIdentities,
    List<TemplatedPolicy> templatedPolicies,
    long createIndex,
    long modifyIndex)
    implements Row {

  public RoleRow {
    policies = List.copyOf(policies);
    serviceIdentities = List.copyOf(serviceIdentities);
    nodeIdentities = List.copyOf(nodeIdentities);
    templatedPolicies = List.copyOf(templatedPolicies);
  }
}
