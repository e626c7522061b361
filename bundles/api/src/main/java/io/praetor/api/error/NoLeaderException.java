package io.praetor.api.error;

/** The datacenter has no leader just now, so nothing can be written or read consistently (500). */
public final class NoLeaderException extends PlatformException {

  private static final long serialVersionUID = 1L;

  public NoLeaderException() {
    super("No cluster leader");
  }
}
