package io.praetor.dns.internal.recursor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.praetor.dns.internal.message.DomainName;
import io.praetor.dns.internal.message.MessageText;
import io.praetor.dns.internal.message.MessageWriter;
import io.praetor.dns.internal.message.Query;
import io.praetor.dns.internal.message.Question;
import io.praetor.dns.internal.message.RecordData;
import io.praetor.dns.internal.message.RecordType;
import io.praetor.dns.internal.message.ResourceRecord;
import io.praetor.dns.internal.message.Response;
import io.praetor.dns.internal.message.ResponseCode;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Questions to servers on loopback; nothing waits for longer than a server takes. */
@Timeout(30)
class RecursorsTest {

  private static final long PATIENCE_MILLIS = 20_000;
  private static final long IMPATIENCE_MILLIS = 50;
  private static final DomainName NAME = DomainName.parse("www.example.com").orElseThrow();
  private static final Query QUERY =
      new Query(0x1234, true, false, new Question(NAME, RecordType.A), Optional.empty());
  private static final byte[] QUESTION = MessageWriter.write(QUERY);

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final List<FakeServer> servers = new ArrayList<>();
  private final Set<Integer> ids = Collections.synchronizedSet(new HashSet<>());
  private boolean shuffled;
  private long timeoutMillis = PATIENCE_MILLIS;

  @AfterEach
  void stop() throws Exception {
    for (FakeServer server : servers) {
      server.close();
    }
    var unused = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  @Test
  void shouldPassAnAnswerOnUnderTheIdOfTheQuestion() throws Exception {
    FakeServer server = server(question -> List.of(answer(question, ResponseCode.NO_ERROR, 1)));
    for (int i = 0; i < 8; i++) {
      MessageText told = forward(false, server);
      assertEquals(0x1234, told.id());
      assertEquals(List.of("www.example.com. 60 A 10.0.0.0"), told.answers());
    }
    assertTrue(ids.size() > 4, "ids are hard to guess: " + ids);
  }

  @Test
  void shouldAskTheNextServerWhenThereIsNoSocketForTheFirst() throws Exception {
    InetSocketAddress broken = new InetSocketAddress("127.0.0.1", 1);
    InetSocketAddress other = new InetSocketAddress("127.0.0.1", 2);
    Recursors recursors =
        new Recursors(
            () -> new Recursors.Settings(List.of(broken, other), false, PATIENCE_MILLIS),
            (server, question, tcp, timeoutMillis) -> {
              if (server.equals(broken)) {
                throw new IllegalStateException("no socket left");
              }
              return CompletableFuture.completedFuture(answer(question, ResponseCode.NO_ERROR, 1));
            },
            new Random(1));
    for (int i = 0; i < 2 * Recursors.UNDER_WAY_MAX; i++) {
      recursors.forward(QUESTION, false, Integer.MAX_VALUE).get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void shouldTakeNothingThatDoesNotAnswerTheQuestion() throws Exception {
    FakeServer server =
        server(
            question -> {
              byte[] otherId = answer(question, ResponseCode.NO_ERROR, 2);
              otherId[0] ^= 1;
              byte[] noAnswer = answer(question, ResponseCode.NO_ERROR, 3);
              noAnswer[2] &= 0x7f;
              byte[] otherName = answer(question, ResponseCode.NO_ERROR, 4);
              otherName[14] ^= 1;
              byte[] otherType = answer(question, ResponseCode.NO_ERROR, 5);
              otherType[QUESTION.length - 3] ^= 1;
              return List.of(
                  otherId,
                  noAnswer,
                  otherName,
                  otherType,
                  new byte[] {1},
                  answer(question, ResponseCode.NO_ERROR, 1));
            });
    assertEquals(1, forward(false, server).answers().size());
  }

  @Test
  void shouldAskTheNextServerWhenOneFails() throws Exception {
    FakeServer broken = server(question -> List.of(answer(question, ResponseCode.REFUSED, 0)));
    FakeServer absent = server(question -> List.of(answer(question, ResponseCode.NAME_ERROR, 0)));
    FakeServer good = server(question -> List.of(answer(question, ResponseCode.NO_ERROR, 1)));
    assertEquals(3, forward(false, broken, absent, good).code());
    assertEquals(0, good.asked.get());
    assertEquals(0, forward(true, broken, good).code());
    timeoutMillis = IMPATIENCE_MILLIS;
    FakeServer silent = server(question -> List.of());
    CompletableFuture<byte[]> failed = ask(false, 512, silent);
    assertThrows(CompletionException.class, failed::join);
  }

  @Test
  void shouldAskAgainByTcpForWhatWasCut() throws Exception {
    FakeServer server =
        new FakeServer(
            question -> {
              byte[] cut = answer(question, ResponseCode.NO_ERROR, 0);
              cut[2] |= 2;
              return List.of(cut);
            },
            question -> answer(question, ResponseCode.NO_ERROR, 40));
    servers.add(server);
    assertEquals(40, MessageText.of(ask(false, 4_096, server).join()).answers().size());
    MessageText small = MessageText.of(ask(false, 512, server).join());
    assertEquals("qr tc rd ", small.flags());
    assertEquals(40, recursors(server).addresses(NAME).join().size());
  }

  @Test
  void shouldAskInAnotherOrderWhenTold() throws Exception {
    shuffled = true;
    FakeServer first = server(question -> List.of(answer(question, ResponseCode.NO_ERROR, 1)));
    FakeServer second = server(question -> List.of(answer(question, ResponseCode.NO_ERROR, 1)));
    Recursors recursors = recursors(first, second);
    for (int i = 0; i < 40; i++) {
      recursors.forward(QUESTION, false, 512).join();
    }
    assertNotEquals(0, first.asked.get());
    assertNotEquals(0, second.asked.get());
  }

  @Test
  void shouldAskNoMoreThanItCanKeepInMind() {
    List<CompletableFuture<byte[]>> open = new ArrayList<>();
    Recursors.Settings settings =
        new Recursors.Settings(
            List.of(InetSocketAddress.createUnresolved("s", 53)), false, PATIENCE_MILLIS);
    Recursors recursors =
        new Recursors(
            () -> settings,
            (server, question, tcp, millis) -> {
              CompletableFuture<byte[]> answer = new CompletableFuture<>();
              open.add(answer);
              return answer;
            },
            new Random(1));
    List<CompletableFuture<byte[]>> asked = new ArrayList<>();
    for (int i = 0; i < Recursors.UNDER_WAY_MAX; i++) {
      asked.add(recursors.forward(QUESTION, false, 512));
    }
    assertTrue(recursors.forward(QUESTION, false, 512).isCompletedExceptionally());
    byte[] answer = answer(QUESTION, ResponseCode.NO_ERROR, 1);
    List.copyOf(open).forEach(one -> one.complete(answer));
    assertArrayEquals(answer, asked.get(0).join());
    assertTrue(!recursors.forward(QUESTION, false, 512).isDone());
  }

  private FakeServer server(Function<byte[], List<byte[]>> byUdp) throws Exception {
    FakeServer server =
        new FakeServer(
            question -> {
              ids.add((question[0] & 0xff) << 8 | (question[1] & 0xff));
              return byUdp.apply(question);
            },
            question -> byUdp.apply(question).get(0));
    servers.add(server);
    return server;
  }

  private MessageText forward(boolean tcp, FakeServer... servers) {
    return MessageText.of(ask(tcp, 512, servers).join());
  }

  private CompletableFuture<byte[]> ask(boolean tcp, int bytesMax, FakeServer... servers) {
    return recursors(servers).forward(QUESTION, tcp, bytesMax);
  }

  private Recursors recursors(FakeServer... servers) {
    List<InetSocketAddress> addresses = new ArrayList<>();
    for (FakeServer server : servers) {
      addresses.add(server.address());
    }
    Recursors.Settings settings = new Recursors.Settings(addresses, shuffled, timeoutMillis);
    return Recursors.over(group, () -> settings);
  }

  /** An answer to the very question, with some addresses. */
  private static byte[] answer(byte[] question, ResponseCode code, int addresses) {
    Query query =
        new Query(
            (question[0] & 0xff) << 8 | (question[1] & 0xff),
            true,
            false,
            QUERY.question(),
            Optional.empty());
    List<ResourceRecord> records = new ArrayList<>();
    for (int i = 0; i < addresses; i++) {
      RecordData data = new RecordData.Address(new byte[] {10, 0, 0, (byte) i});
      records.add(new ResourceRecord(NAME, 60, data));
    }
    return MessageWriter.write(
        new Response(
            query, code, false, false, false, records, List.of(), List.of(), Optional.empty()),
        true);
  }
}
