package io.praetor.gossip.internal.serf;

import static io.praetor.gossip.internal.serf.SerfFixture.broadcasts;
import static io.praetor.gossip.internal.serf.SerfFixture.endpoint;
import static io.praetor.gossip.internal.serf.SerfFixture.node;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.serf.SerfMessage.Filter;
import io.praetor.gossip.internal.serf.SerfMessage.Query;
import io.praetor.gossip.internal.serf.SerfMessage.Response;
import io.praetor.gossip.internal.swim.SwimEffect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SerfQueriesTest {

  private static final byte[] KEY = new byte[16];

  private final SerfFixture a = knowing();

  /** It knows who asks. */
  private static SerfFixture knowing() {
    SerfFixture fixture = new SerfFixture("a");
    fixture.joined(node("b", 2));
    return fixture;
  }

  private static Query query(String name, int flags, int relays, Filter... filters) {
    return new Query(
        3,
        77,
        endpoint(2),
        "b",
        List.of(filters),
        flags,
        relays,
        TimeUnit.SECONDS.toNanos(5),
        name,
        new byte[0]);
  }

  private static List<SerfEffect.Send> sends(List<SerfEffect> effects) {
    return SerfFixture.of(effects, SerfEffect.Send.class).toList();
  }

  private static Response response(SerfEffect.Send send) {
    return (Response) SerfFixture.decode(send.payload());
  }

  @Test
  void shouldAcknowledgeAndPassOnOnce() {
    Query ping = query("_serf_ping", Query.FLAG_ACK, 0);

    List<SerfEffect> effects = a.hears(ping);

    assertEquals(endpoint(2), sends(effects).get(0).to());
    assertTrue(response(sends(effects).get(0)).isAck());
    assertEquals("a", response(sends(effects).get(0)).from());
    assertEquals(1, broadcasts(effects).size());
    assertEquals(List.of(), a.hears(ping));
  }

  @Test
  void shouldNotPassOnWhatIsForOneOnly() {
    assertEquals(0, broadcasts(a.hears(query("_serf_ping", Query.FLAG_NO_BROADCAST, 0))).size());
  }

  @Test
  void shouldAnswerOnlyWhenItIsMeant() {
    assertEquals(1, answers(new Filter.Nodes(List.of("x", "a"))));
    assertEquals(0, answers(new Filter.Nodes(List.of("x"))));
    assertEquals(1, answers(new Filter.Tag("role", "^no.e$")));
    assertEquals(0, answers(new Filter.Tag("role", "^web$")));
    assertEquals(0, answers(new Filter.Tag("role", "(")));
    assertEquals(1, answers(new Filter.Tag("absent", "^$")));
    assertEquals(0, answers(new Filter.Nodes(List.of("a")), new Filter.Tag("role", "web")), "both");
  }

  private static long answers(Filter... filters) {
    return sends(knowing().hears(query("_serf_ping", Query.FLAG_ACK, 0, filters))).size();
  }

  @Test
  void shouldLetOthersCarryItsAnswers() {
    a.joined(node("c", 3));
    a.joined(node("d", 4));

    List<SerfEffect> effects = a.hears(query("_serf_ping", Query.FLAG_ACK, 2));

    assertEquals(3, sends(effects).size(), "one directly, two by others");
    SerfMessage.Relay relay =
        (SerfMessage.Relay) SerfFixture.decode(sends(effects).get(1).payload());
    assertEquals(endpoint(2), relay.to());
    assertEquals("b", relay.toName());
    assertArrayEquals(sends(effects).get(0).payload(), relay.message());
  }

  @Test
  void shouldCarryAnswersOfOthersToMembersOnly() {

    assertEquals(
        List.of(new SerfEffect.Send(endpoint(2), relayed(2)).to()),
        sends(a.hears(new SerfMessage.Relay(endpoint(2), "b", relayed(2)))).stream()
            .map(SerfEffect.Send::to)
            .toList());
    assertEquals(List.of(), sends(a.hears(new SerfMessage.Relay(endpoint(99), "x", relayed(2)))));
  }

  private static byte[] relayed(long id) {
    return SerfEncoder.encode(new Response(1, id, "b", 0, new byte[0]));
  }

  @Test
  void shouldGatherAnswersAboutKeys() {
    a.keys().keys.add(KEY);

    List<SerfEffect> asked = a.step(new SerfEvent.AskKeys(5, KeyOperation.LIST, new byte[0], 0));
    Query query = (Query) broadcasts(asked).get(0);
    KeyAnswer theirs = new KeyAnswer(true, "", List.of("k"), "k");
    Response answer = new Response(query.time(), query.id(), "b", 0, KeyCodec.answer(theirs));
    List<SerfEffect> answered = a.hears(answer);

    assertEquals("_serf_list-keys", query.name());
    assertEquals(
        List.of("a"),
        SerfFixture.of(asked, SerfEffect.KeysAnswered.class)
            .map(SerfEffect.KeysAnswered::from)
            .toList(),
        "it answers itself at once");
    assertEquals(
        List.of(new SerfEffect.KeysAnswered(5, "b", theirs), new SerfEffect.KeysClosed(5, 2)),
        answered);
    assertEquals(List.of(), a.hears(answer), "twice is once");
  }

  @Test
  void shouldEndAQuestionThatNobodyAnswers() {
    a.step(new SerfEvent.AskKeys(5, KeyOperation.LIST, new byte[0], 0));

    // 200 ms x 16 x ceil(log10(3))
    List<SerfEffect> before = a.pass(3_100);
    List<SerfEffect> after = a.pass(200);

    assertEquals(0, SerfFixture.of(before, SerfEffect.KeysClosed.class).count());
    assertEquals(1, SerfFixture.of(after, SerfEffect.KeysClosed.class).count());
  }

  @Test
  void shouldAnswerThatItHasNoKeys() {
    List<SerfEffect> effects = a.step(new SerfEvent.AskKeys(1, KeyOperation.LIST, new byte[0], 0));

    KeyAnswer answer =
        SerfFixture.of(effects, SerfEffect.KeysAnswered.class).findFirst().orElseThrow().answer();
    assertEquals(false, answer.ok());
    assertEquals("Keyring is empty (encryption not enabled)", answer.message());
  }

  @Test
  void shouldShortenAListOfKeysThatIsTooLong() throws Exception {
    for (int i = 0; i < 100; i++) {
      byte[] key = new byte[32];
      key[0] = (byte) i;
      a.keys().keys.add(key);
    }

    SerfEffect.Send send = sends(a.hears(query("_serf_list-keys", 0, 0))).get(0);

    assertTrue(send.payload().length <= QueryReplies.RESPONSE_BYTES_MAX);
    KeyAnswer answer = KeyCodec.answer(response(send).payload());
    assertTrue(answer.message().startsWith("truncated key list response, showing first "));
    assertTrue(answer.keys().size() > 10);
  }

  @Test
  void shouldGoWhenMostKnowAnotherByItsName() {
    SerfFixture voter = new SerfFixture("a", true, SerfOptions.Clocks.NONE);
    voter.joined(node("b", 2));
    NodeRecord other = node("a", 66);
    List<SerfEffect> effects =
        voter.step(new SerfEvent.Noticed(new SwimEffect.Conflict(node("a", 1), other)));
    Query query = (Query) broadcasts(effects).get(0);

    byte[] vote = ConflictCodec.answer(new MemberEntry(other));
    voter.hears(new Response(query.time(), query.id(), "b", 0, vote));
    List<SerfEffect> result = voter.pass(10_000);

    assertEquals("_serf_conflict", query.name());
    assertEquals("a", new String(query.payload(), StandardCharsets.UTF_8));
    assertEquals(
        List.of(new SerfEffect.Outvoted(0, 1)),
        SerfFixture.of(result, SerfEffect.Outvoted.class).toList());
  }

  @Test
  void shouldNotVoteUnlessToldTo() {
    assertEquals(
        List.of(),
        a.step(new SerfEvent.Noticed(new SwimEffect.Conflict(node("a", 1), node("a", 66)))));
  }

  @Test
  void shouldSayWhomItKnowsByAName() throws Exception {
    a.joined(node("c", 3));
    Query about =
        new Query(3, 7, endpoint(2), "b", List.of(), 0, 0, 1, "_serf_conflict", new byte[] {'c'});

    Response answer = response(sends(a.hears(about)).get(0));

    assertEquals(endpoint(3), ConflictCodec.place(answer.payload()));
  }

  /** Java's expressions could try for ever without looking at a single character. */
  @Test
  void shouldNotBeHeldUpByAnExpression() {
    String hostile = "(|)".repeat(40) + "(?!)";

    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertEquals(0, answers(new Filter.Tag("absent", hostile))));
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> assertEquals(0, answers(new Filter.Tag("role", "((x{1000}){1000}){1000}"))));
    assertEquals(0, answers(new Filter.Tag("absent", "a?".repeat(TagExpression.CHARS_MAX))));
    Filter passed = new Filter.Tag("role", "node");
    assertEquals(1, answers(passed, passed));
    assertEquals(
        0,
        answers(Collections.nCopies(1 + FilterMatch.FILTERS_MAX, passed).toArray(Filter[]::new)));
  }

  /** Who invents an asker makes all members send to somebody who has not asked. */
  @Test
  void shouldAnswerMembersOnly() {
    assertEquals(List.of(), sends(new SerfFixture("a").hears(query("_serf_ping", 1, 0))));
  }
}
