package io.praetor.http.internal.request;

import io.praetor.api.error.UnknownDatacenterException;
import java.util.Locale;

/** The datacenter that a request is meant for. */
public final class DatacenterParameter {

  /** What concerns this agent alone is never sent elsewhere, whatever datacenter is named. */
  private static final String LOCAL = "/v1/agent/";

  private final String own;

  public DatacenterParameter(String own) {
    this.own = own;
  }

  /** Refuses requests for a datacenter to which no way is known. */
  public void check(IncomingRequest request) {
    if (request.query().isEmpty() || request.path().startsWith(LOCAL)) {
      return;
    }
    String named = request.parameter("datacenter");
    String asked = named.isEmpty() ? request.parameter("dc") : named;
    if (!asked.isEmpty() && !asked.toLowerCase(Locale.ROOT).equals(own)) {
      throw new UnknownDatacenterException(asked);
    }
  }
}
