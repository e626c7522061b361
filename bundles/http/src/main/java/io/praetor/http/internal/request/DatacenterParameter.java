package io.praetor.http.internal.request;

import java.util.Locale;

/** The datacenter that a request is meant for. */
public final class DatacenterParameter {

  private final String own;

  public DatacenterParameter(String own) {
    this.own = own;
  }

  /** The datacenter that is named, in lower case; null when that is none or this one. */
  public String elsewhere(QueryString query) {
    if (query.isEmpty()) {
      return null;
    }
    String named = query.first("datacenter");
    String asked = named.isEmpty() ? query.first("dc") : named;
    String name = asked.toLowerCase(Locale.ROOT);
    return name.isEmpty() || name.equals(own) ? null : name;
  }
}
