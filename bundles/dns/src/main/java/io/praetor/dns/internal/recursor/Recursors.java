package io.praetor.dns.internal.recursor;

import io.netty.channel.EventLoopGroup;
import io.praetor.dns.internal.answer.Upstream;
import io.praetor.dns.internal.message.DomainName;
import io.praetor.dns.internal.message.MalformedMessageException;
import io.praetor.dns.internal.message.MessageWriter;
import io.praetor.dns.internal.message.Query;
import io.praetor.dns.internal.message.Question;
import io.praetor.dns.internal.message.RecordType;
import io.praetor.dns.internal.message.ResourceRecord;
import io.praetor.dns.internal.message.ResponseCode;
import io.praetor.dns.internal.message.ResponseReader;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one server after the other until one knows, or knows that there is nothing. Any thread may
 * ask.
 */
public final class Recursors implements Upstream {

  private static final Logger LOG = LoggerFactory.getLogger(Recursors.class);

  /** Questions under way; each holds a socket, so there must be an end to it. */
  static final int UNDER_WAY_MAX = 512;

  private final Supplier<Settings> settings;
  private final Exchange exchange;
  private final Random random;
  private final AtomicInteger underWay = new AtomicInteger();

  /**
   * Whom to ask.
   *
   * @param servers in the order of the configuration
   * @param shuffled whether they are asked in a new order each time
   * @param timeoutMillis longest wait for one of them
   */
  public record Settings(List<InetSocketAddress> servers, boolean shuffled, long timeoutMillis) {}

  /** One question to one server; fails when nothing comes that answers it. */
  interface Exchange {
    CompletableFuture<byte[]> ask(
        InetSocketAddress server, byte[] question, boolean tcp, long timeoutMillis);
  }

  /**
   * @param random hard to guess
   */
  Recursors(Supplier<Settings> settings, Exchange exchange, Random random) {
    this.settings = settings;
    this.exchange = exchange;
    this.random = random;
  }

  /** Asks over sockets, with ids that are hard to guess. */
  public static Recursors over(EventLoopGroup group, Supplier<Settings> settings) {
    Random random = new SecureRandom();
    return new Recursors(settings, new SocketExchange(group, random), random);
  }

  @Override
  public CompletableFuture<byte[]> forward(byte[] message, boolean tcp, int bytesMax) {
    return ask(
        new Attempt(
            message,
            tcp,
            bytesMax,
            code ->
                code == ResponseCode.NO_ERROR.number()
                    || code == ResponseCode.NAME_ERROR.number()));
  }

  @Override
  public CompletableFuture<List<ResourceRecord>> addresses(DomainName name) {
    Query query =
        new Query(
            random.nextInt(1 << Character.SIZE),
            true,
            false,
            new Question(name, RecordType.A),
            Optional.empty());
    return ask(new Attempt(MessageWriter.write(query), false, Integer.MAX_VALUE, code -> true))
        .thenApply(Recursors::addressesIn);
  }

  private static List<ResourceRecord> addressesIn(byte[] answer) {
    try {
      return ResponseReader.addresses(answer);
    } catch (MalformedMessageException e) {
      throw new CompletionException(e);
    }
  }

  /**
   * A question on its way from server to server.
   *
   * @param bytesMax a larger answer is of no use
   * @param settles whether a response code ends the search
   */
  private record Attempt(byte[] message, boolean tcp, int bytesMax, IntPredicate settles) {}

  private CompletableFuture<byte[]> ask(Attempt attempt) {
    if (underWay.incrementAndGet() > UNDER_WAY_MAX) {
      underWay.decrementAndGet();
      return CompletableFuture.failedFuture(
          new NoAnswerException("too many questions are under way"));
    }
    Settings now = settings.get();
    List<InetSocketAddress> servers = new ArrayList<>(now.servers());
    if (now.shuffled()) {
      Collections.shuffle(servers, random);
    }
    CompletableFuture<byte[]> result = new CompletableFuture<>();
    next(attempt, servers, 0, now.timeoutMillis(), result);
    return result.whenComplete((answer, failure) -> underWay.decrementAndGet());
  }

  private void next(
      Attempt attempt,
      List<InetSocketAddress> servers,
      int at,
      long timeoutMillis,
      CompletableFuture<byte[]> result) {
    if (at == servers.size()) {
      result.completeExceptionally(new NoAnswerException("no server has an answer"));
      return;
    }
    InetSocketAddress server = servers.get(at);
    var unused =
        one(attempt, server, timeoutMillis)
            .whenComplete(
                (answer, failure) -> {
                  if (failure == null && attempt.settles().test(code(answer))) {
                    result.complete(answer);
                    return;
                  }
                  LOG.debug("recursor has no answer: server={}", server, failure);
                  next(attempt, servers, at + 1, timeoutMillis, result);
                });
  }

  private static int code(byte[] answer) {
    return answer[3] & 0xf;
  }

  /** Asks one server; an answer that was cut is asked for again where it need not be. */
  private CompletableFuture<byte[]> one(
      Attempt attempt, InetSocketAddress server, long timeoutMillis) {
    return asked(server, attempt, attempt.tcp(), timeoutMillis)
        .thenCompose(
            answer -> {
              if (attempt.tcp() || !isTruncated(answer)) {
                return CompletableFuture.completedFuture(answer);
              }
              return asked(server, attempt, true, timeoutMillis)
                  .handle(
                      (whole, failure) ->
                          failure == null && whole.length <= attempt.bytesMax() ? whole : answer);
            });
  }

  /** An exchange that throws has no answer either; the next server may have one. */
  private CompletableFuture<byte[]> asked(
      InetSocketAddress server, Attempt attempt, boolean tcp, long timeoutMillis) {
    try {
      return exchange.ask(server, attempt.message(), tcp, timeoutMillis);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static boolean isTruncated(byte[] answer) {
    try {
      return ResponseReader.head(answer).truncated();
    } catch (MalformedMessageException e) {
      throw new IllegalStateException("an answer was taken that is none", e);
    }
  }
}
