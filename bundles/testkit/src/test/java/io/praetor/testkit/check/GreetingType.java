package io.praetor.testkit.check;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** A check type of few lines that is in order, or has one defect. */
final class GreetingType implements CheckType, AutoCloseable {

  /** What may be wrong with a type. */
  enum Defect {
    NONE,
    TWO_REPORTS,
    BELIEVES_ANYTHING,
    HOLDS_UP_ITS_CALLER,
    REPORTS_AFTER_THE_END,
    KEEPS_CONNECTIONS
  }

  static final String GREETING = "hello\n";

  private static final long HOLD_UP_NANOS = 200_000_000;

  private final Defect defect;
  private final Set<Attempt> running = ConcurrentHashMap.newKeySet();

  GreetingType(Defect defect) {
    this.defect = defect;
  }

  @Override
  public String key() {
    return "greeting";
  }

  @Override
  public String name() {
    return "greeting";
  }

  @Override
  public void validate(CheckDefinition definition) throws InvalidCheckException {
    address(definition);
  }

  private InetSocketAddress address(CheckDefinition definition) throws InvalidCheckException {
    String[] parts = definition.text(key()).split(":", -1);
    try {
      if (parts.length == 2 && !parts[0].isBlank()) {
        return InetSocketAddress.createUnresolved(parts[0], Integer.parseInt(parts[1]));
      }
    } catch (IllegalArgumentException noPort) {
      throw new InvalidCheckException("no port");
    }
    throw new InvalidCheckException("no address");
  }

  @Override
  public RunningCheck start(CheckDefinition definition, CheckReport report)
      throws InvalidCheckException {
    InetSocketAddress address = address(definition);
    return new RunningCheck() {
      private Attempt last;

      @Override
      public void attempt() {
        if (defect == Defect.HOLDS_UP_ITS_CALLER) {
          LockSupport.parkNanos(HOLD_UP_NANOS);
        }
        last = new Attempt(report, address, (int) definition.timeout().toMillis());
        running.add(last);
        last.begin();
      }

      @Override
      public void close() {
        if (last != null) {
          last.giveUp();
        }
      }
    };
  }

  @Override
  public void close() {
    running.forEach(Attempt::giveUp);
  }

  /** One attempt on a thread of its own, which has its socket's patience only. */
  private final class Attempt {

    private final CheckReport report;
    private final InetSocketAddress address;
    private final int millis;
    private final Socket socket = new Socket();
    private final AtomicBoolean ended = new AtomicBoolean();

    Attempt(CheckReport report, InetSocketAddress address, int millis) {
      this.report = report;
      this.address = address;
      this.millis = millis;
    }

    void begin() {
      Thread thread = new Thread(this::greet, "greeting");
      thread.setDaemon(true);
      thread.start();
    }

    private void greet() {
      String heard;
      try {
        socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), millis);
        socket.setSoTimeout(millis);
        byte[] bytes = socket.getInputStream().readNBytes(GREETING.length());
        heard = new String(bytes, StandardCharsets.US_ASCII);
      } catch (IOException | IllegalArgumentException failure) {
        heard = "";
      }
      boolean well = heard.equals(GREETING) || defect == Defect.BELIEVES_ANYTHING;
      if (giveUp() || defect == Defect.REPORTS_AFTER_THE_END) {
        report.report(well ? CheckStatus.PASSING : CheckStatus.CRITICAL, heard);
      }
      if (defect == Defect.TWO_REPORTS) {
        report.report(CheckStatus.PASSING, heard);
      }
    }

    boolean giveUp() {
      running.remove(this);
      if (!ended.compareAndSet(false, true)) {
        return false;
      }
      try {
        if (defect != Defect.KEEPS_CONNECTIONS) {
          socket.close();
        }
      } catch (IOException broken) {
        throw new IllegalStateException(broken);
      }
      return true;
    }
  }
}
