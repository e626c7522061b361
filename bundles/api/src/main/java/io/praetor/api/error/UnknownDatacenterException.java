package io.praetor.api.error;

/** No server of the named datacenter is known here (HTTP 500). */
public final class UnknownDatacenterException extends PlatformException {

  private static final long serialVersionUID = 1L;

  private final String datacenter;

  public UnknownDatacenterException(String datacenter) {
    super("No path to datacenter");
    this.datacenter = datacenter;
  }

  /** The name that was asked for. */
  public String datacenter() {
    return datacenter;
  }
}
