package io.praetor.api.catalog;

import io.praetor.api.state.Row;
import java.util.List;

/**
 * A check and its last result.
 *
 * @param node name of the node
 * @param id unique on the node
 * @param name for people
 * @param status {@code passing}, {@code warning} or {@code critical}
 * @param notes for people
 * @param output what the check said last
 * @param serviceId empty for a check of the whole node
 * @param serviceName of that service
 * @param serviceTags of that service
 * @param type how it is checked
 * @param interval how often, as it was given
 * @param timeout how long an attempt may take, as it was given
 * @param exposedPort where a proxy lets others see it, 0 for nowhere
 * @param definition what is checked, as a JSON object; empty for nothing
 * @param createIndex state index of the command that made it
 * @param modifyIndex state index of the command that last changed it
 */
public record CheckRow(
    String node,
    String id,
    String name,
    String status,
    String notes,
    String output,
    String serviceId,
    String serviceName,
    List<String> serviceTags,
    String type,
    String interval,
    String timeout,
    int exposedPort,
    String definition,
    long createIndex,
    long modifyIndex)
    implements Row {

  public CheckRow {
    serviceTags = List.copyOf(serviceTags);
  }

  /** A check of which nobody has said how it is made. */
  public CheckRow(
      String node,
      String id,
      String name,
      String status,
      String notes,
      String output,
      String serviceId,
      String serviceName,
      List<String> serviceTags,
      String type,
      long createIndex,
      long modifyIndex) {
    this(
        node,
        id,
        name,
        status,
        notes,
        output,
        serviceId,
        serviceName,
        serviceTags,
        type,
        "",
        "",
        0,
        "",
        createIndex,
        modifyIndex);
  }
}
