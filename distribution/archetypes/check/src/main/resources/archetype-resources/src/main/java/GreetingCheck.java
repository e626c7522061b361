package ${package};

import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** One check: connects and reads a line, each time it is asked. */
final class GreetingCheck implements RunningCheck {

  static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

  private static final int LINE_MAX = 512;

  private final InetSocketAddress address;
  private final Duration timeout;
  private final CheckReport report;
  private final Attempts attempts;
  private Attempt last;

  GreetingCheck(
      InetSocketAddress address, Duration timeout, CheckReport report, Attempts attempts) {
    this.address = address;
    this.timeout = timeout;
    this.report = report;
    this.attempts = attempts;
  }

  /** Reads {@code host:port}; the name is looked up when it is needed, since that may block. */
  static InetSocketAddress address(String text) throws InvalidCheckException {
    int colon = text.lastIndexOf(':');
    try {
      if (colon > 0) {
        int port = Integer.parseInt(text.substring(colon + 1));
        return InetSocketAddress.createUnresolved(text.substring(0, colon), port);
      }
    } catch (IllegalArgumentException noPort) {
      throw new InvalidCheckException("${key} has a port that is none");
    }
    throw new InvalidCheckException("${key} has to be host:port");
  }

  @Override
  public void attempt() {
    Socket socket = new Socket();
    last = attempts.begin(report, timeout, socket, attempt -> greet(socket, attempt));
  }

  @Override
  public void close() {
    if (last != null) {
      last.giveUp();
    }
  }

  private void greet(Socket socket, Attempt attempt) {
    try {
      socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()));
      attempt.end(CheckStatus.PASSING, line(socket.getInputStream()));
    } catch (IOException | IllegalArgumentException failure) {
      attempt.end(CheckStatus.CRITICAL, "no greeting: " + failure.getMessage());
    }
  }

  /** What is read from a network is believed only as far as it was looked at. */
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      boolean text = next == '\r' || next == '\t' || (next >= ' ' && next <= '~');
      if (!text || line.length() == LINE_MAX) {
        throw new IOException(next < 0 ? "the connection ended" : "that is no line of text");
      }
      line.append((char) next);
    }
    if (line.toString().isBlank()) {
      throw new IOException("an empty line");
    }
    return line.toString().strip();
  }
}
