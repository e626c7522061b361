package io.praetor.log.internal.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.log.internal.line.JsonFormat;
import io.praetor.log.internal.line.LogLevel;
import io.praetor.log.internal.output.LogOutputs;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Route;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MonitorEndpointTest {

  private final Logger root = Logger.getLogger("");
  private final Logger ours = Logger.getLogger("io.praetor.test");
  private final Handler[] others = root.getHandlers();
  private final Formatter text =
      new Formatter() {
        @Override
        public String format(LogRecord record) {
          return record.getMessage() + '\n';
        }
      };
  private LogOutputs outputs;
  private Route route;

  private static final class Listener implements Flow.Subscriber<byte[]> {
    final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
    final CountDownLatch ended = new CountDownLatch(1);
    Flow.Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
    }

    @Override
    public void onNext(byte[] piece) {
      pieces.add(new String(piece, StandardCharsets.UTF_8));
    }

    @Override
    public void onError(Throwable failure) {
      throw new AssertionError(failure);
    }

    @Override
    public void onComplete() {
      ended.countDown();
    }
  }

  @BeforeEach
  void open() {
    Arrays.stream(others).forEach(root::removeHandler);
    outputs = new LogOutputs(null, null, LogLevel.INFO);
    route = new MonitorEndpoint("n", outputs, text, new JsonFormat(ZoneOffset.UTC)).routes().get(0);
  }

  @AfterEach
  void close() {
    outputs.close();
    Arrays.stream(others).forEach(root::addHandler);
    root.setLevel(Level.INFO);
    Logger.getLogger("io.praetor").setLevel(null);
  }

  private Answer.Stream ask(Map<String, String> parameters) {
    HttpRequest request =
        (HttpRequest)
            Proxy.newProxyInstance(
                HttpRequest.class.getClassLoader(),
                new Class<?>[] {HttpRequest.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "has" -> parameters.containsKey(arguments[0]);
                      case "parameter" -> parameters.getOrDefault(arguments[0], "");
                      default -> throw new AssertionError(method.getName());
                    });
    return (Answer.Stream) route.handlers().get("GET").handle(request);
  }

  private Listener listen(Map<String, String> parameters, long demand) throws InterruptedException {
    Listener listener = new Listener();
    ask(parameters).pieces().subscribe(listener);
    listener.subscription.request(demand);
    assertEquals("", listener.pieces.take(), "the head is sent at once");
    return listener;
  }

  @Test
  void shouldBeAboutThisVeryAgent() {
    assertEquals("/v1/agent/monitor", route.path());
    assertEquals(Route.Scope.AGENT, route.scope());
  }

  @Test
  void shouldTellWhatIsLoggedFromNowOn() throws InterruptedException {
    ours.info("before");
    Listener listener = listen(Map.of(), 100);
    ours.info("one");
    assertEquals("one\n", listener.pieces.take());
    ours.fine("not at this level");
    ours.info("two");
    assertEquals("two\n", listener.pieces.take());
    listener.subscription.cancel();
  }

  @Test
  void shouldHaveALevelOfItsOwn() throws InterruptedException {
    Listener listener = listen(Map.of("loglevel", "debug"), 100);
    ours.fine("detail");
    assertEquals("detail\n", listener.pieces.take());
    listener.subscription.cancel();
    assertFalse(ours.isLoggable(Level.FINE));
    Listener deaf = listen(Map.of("loglevel", "err"), 100);
    ours.warning("not at this level");
    ours.severe("error");
    assertEquals("error\n", deaf.pieces.take());
    deaf.subscription.cancel();
  }

  @Test
  void shouldSpeakJson() throws InterruptedException {
    Listener listener = listen(Map.of("logjson", ""), 100);
    ours.info("one");
    assertTrue(listener.pieces.take().startsWith("{\"@level\":\"info\",\"@message\":\"one\""));
    listener.subscription.cancel();
  }

  @Test
  void shouldRefuseUnknownLevels() {
    InvalidRequestException refusal =
        assertThrows(InvalidRequestException.class, () -> ask(Map.of("loglevel", "nonsense")));
    assertEquals("Bad request: Unknown log level: nonsense", refusal.getMessage());
  }

  @Test
  void shouldDropLinesOfASlowListenerAndSayHowMany() throws InterruptedException {
    Listener slow = listen(Map.of(), 1);
    Listener quick = listen(Map.of(), 1_000_000);
    int lines = Monitor.LINES_MAX + 7;
    for (int n = 0; n < lines; n++) {
      ours.info("line");
    }
    ours.info("end");
    while (!quick.pieces.take().endsWith("end\n")) {
      assertEquals(0, slow.pieces.size(), "nothing is sent that was not asked for");
    }
    slow.subscription.request(1_000_000);
    assertEquals(Monitor.LINES_MAX, String.join("", slow.pieces).lines().count());
    slow.subscription.cancel();
    assertEquals("Dropped logs during monitor request: dropped_count=8\n", quick.pieces.take());
    quick.subscription.cancel();
  }

  @Test
  void shouldEndWithTheLog() throws InterruptedException {
    Listener listener = listen(Map.of(), 100);
    outputs.close();
    listener.ended.await();
    assertFalse(ours.isLoggable(Level.FINE));
  }
}
