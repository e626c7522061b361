package io.praetor.api.acl;

import java.util.List;

/**
 * A policy that is made of one of the builtin templates.
 *
 * @param templateName such as {@code builtin/service}
 * @param name the variable of that name; empty for templates that have none
 * @param datacenters where it counts; none for all
 */
public record TemplatedPolicy(String templateName, String name, List<String> datacenters) {

  public TemplatedPolicy {
    datacenters = List.copyOf(datacenters);
  }
}
