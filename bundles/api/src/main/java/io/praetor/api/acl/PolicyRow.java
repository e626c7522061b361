package io.praetor.api.acl;

import io.praetor.api.state.Row;
import java.util.List;

/**
 * A policy: rules under a name.
 *
 * @param id UUID
 * @param name unique, whatever its case
 * @param description for people
 * @param rules as they were written, HCL or JSON; known to be readable
 * @param datacenters where it counts; none for all
 * @param createIndex state index of the command that made it
 * @param modifyIndex state index of the command that last changed it
 */
public record PolicyRow(
    String id,
    String name,
    String description,
    String rules,
    List<String> datacenters,
    long createIndex,
    long modifyIndex)
    implements Row {

  /** The policy that allows everything. */
  public static final String MANAGEMENT = "00000000-0000-0000-0000-000000000001";

  public PolicyRow {
    datacenters = List.copyOf(datacenters);
  }
}
