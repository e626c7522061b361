package io.praetor.state.internal.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.catalog.CatalogIndex;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.CoordinateRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.connect.CaConfigurationRow;
import io.praetor.api.connect.CaKeyRow;
import io.praetor.api.connect.CaRootRow;
import io.praetor.api.connect.CaSerialRow;
import io.praetor.api.gossip.Coordinate;
import io.praetor.api.kv.KvLifetime;
import io.praetor.api.kv.KvLockDelay;
import io.praetor.api.session.SessionRow;
import io.praetor.api.state.Row;
import io.praetor.state.internal.wire.MalformedDataException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;

class RecordCodecPropertyTest {

  private static final byte[] NO_KEY = {};

  /** A service as the first version wrote it: without proxy, ports and the like. */
  private static final String FIRST_SERVICE = "010e016e00027331037765620000" + "00a001000202000101";

  /** A check as the first version wrote it: without a word on how it is made. */
  private static final String FIRST_CHECK =
      "010c016e0163016e0770617373696e6700026f6b00000203743d310274320374746c0509";

  private static final RowCodec<NodeRow> NODES = CatalogSchema.nodes(4, 129).codec();
  private static final RowCodec<ServiceRow> SERVICES = CatalogSchema.services(5, 130, 133).codec();
  private static final RowCodec<CheckRow> CHECKS = CatalogSchema.checks(6, 131).codec();
  private static final RowCodec<CoordinateRow> COORDINATES = CatalogSchema.coordinates(7).codec();
  private static final RowCodec<CatalogIndex> INDEXES = CatalogSchema.indexes(8).codec();
  private static final RowCodec<SessionRow> SESSIONS = SessionSchema.sessions(9, 133).codec();
  private static final RowCodec<KvLifetime> LIFETIMES = KvSchema.lifetimes(11).codec();
  private static final RowCodec<CaRootRow> ROOTS = ConnectSchema.roots(26).codec();
  private static final RowCodec<CaKeyRow> KEYS = ConnectSchema.keys(27).codec();
  private static final RowCodec<KvLockDelay> LOCK_DELAYS = KvSchema.lockDelays(12).codec();

  @Property(tries = 200)
  void shouldBringBackNodes(
      @ForAll @AlphaChars String name,
      @ForAll @Size(max = 4) Map<@AlphaChars String, @AlphaChars String> meta,
      @ForAll long created,
      @ForAll long modified)
      throws MalformedDataException {
    shouldComeBack(NODES, new NodeRow("id", name, "::1", "dc1", meta, meta, created, modified));
  }

  @Property(tries = 200)
  void shouldBringBackServices(
      @ForAll @AlphaChars String name,
      @ForAll @Size(max = 5) List<@AlphaChars String> tags,
      @ForAll @Size(max = 3) Map<@AlphaChars String, @AlphaChars String> meta,
      @ForAll int port,
      @ForAll int weight,
      @ForAll boolean override,
      @ForAll long index)
      throws MalformedDataException {
    shouldComeBack(
        SERVICES,
        new ServiceRow(
            "n", "", name, name, tags, "", meta, port, meta, weight, 1, override, index, index));
  }

  @Property(tries = 200)
  void shouldBringBackServicesOfTheMesh(@ForAll @AlphaChars String text, @ForAll long index)
      throws MalformedDataException {
    List<String> none = List.of();
    Map<String, String> no = Map.of();
    shouldComeBack(
        SERVICES,
        new ServiceRow(
            "n", text, "s", "s", none, "", no, 1, no, 1, 1, true, text, text, text, text, text,
            index, index));
  }

  /** Fourteen fields were all there were before services said how they are reached. */
  @Example
  void shouldReadServicesOfOlderRows() throws MalformedDataException {
    byte[] now = SERVICES.encode(service());
    int added = 5;
    byte[] before = Arrays.copyOf(now, now.length - added);
    before[1] = (byte) (now[1] - added);
    assertEquals(service(), SERVICES.decode(NO_KEY, before));
  }

  @Property(tries = 200)
  void shouldBringBackChecks(
      @ForAll @AlphaChars String text,
      @ForAll @Size(max = 5) List<@AlphaChars String> tags,
      @ForAll long index)
      throws MalformedDataException {
    shouldComeBack(
        CHECKS,
        new CheckRow(
            "n", text, "c", "passing", "", text, "s", text, tags, "ttl", index, index + 1));
  }

  @Property(tries = 200)
  void shouldBringBackHowChecksAreMade(@ForAll @AlphaChars String text, @ForAll int port)
      throws MalformedDataException {
    List<String> none = List.of();
    shouldComeBack(
        CHECKS,
        new CheckRow("n", "c", "", "", "", "", "", "", none, "", text, text, port, text, 1, 2));
  }

  @Property(tries = 200)
  void shouldBringBackCoordinates(
      @ForAll @Size(max = 8) List<Double> vector, @ForAll double height, @ForAll long index)
      throws MalformedDataException {
    Coordinate coordinate = new Coordinate(vector, 1.5, -height, height);
    shouldComeBack(COORDINATES, new CoordinateRow("n", "", coordinate, index));
  }

  @Property(tries = 200)
  void shouldBringBackSessions(
      @ForAll @AlphaChars String text,
      @ForAll @Size(max = 4) List<@AlphaChars String> checks,
      @ForAll long delay,
      @ForAll long life,
      @ForAll long index)
      throws MalformedDataException {
    shouldComeBack(
        SESSIONS,
        new SessionRow(
            "id",
            text,
            "n",
            delay,
            SessionRow.DELETE,
            "15s",
            life,
            checks,
            checks,
            checks,
            index,
            index));
  }

  @Property(tries = 200)
  void shouldBringBackLivesOfKeys(@ForAll String key, @ForAll long life, @ForAll long index)
      throws MalformedDataException {
    String valid = new String(key.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    shouldComeBack(LIFETIMES, new KvLifetime(valid, life, index));
    shouldComeBack(LOCK_DELAYS, new KvLockDelay(valid, life, index));
  }

  @Property(tries = 200)
  void shouldBringBackTheAuthorityOfTheMesh(
      @ForAll @AlphaChars String text, @ForAll boolean active, @ForAll long number)
      throws MalformedDataException {
    shouldComeBack(
        ConnectSchema.configuration(25).codec(),
        new CaConfigurationRow(text, "consul", text, active, number, number));
    shouldComeBack(
        ROOTS,
        new CaRootRow(
            text,
            "n",
            number,
            text,
            "c",
            number,
            number,
            text,
            List.of(text),
            active,
            "ec",
            number,
            number,
            number,
            number));
    shouldComeBack(KEYS, new CaKeyRow(text, "k", text, number));
    shouldComeBack(ConnectSchema.serials(28).codec(), new CaSerialRow(number, number));
  }

  @Property(tries = 2000)
  void shouldRefuseOrUnderstandAnyBytes(@ForAll @Size(max = 60) byte[] garbage) {
    for (RowCodec<?> codec :
        List.of(
            NODES,
            SERVICES,
            CHECKS,
            COORDINATES,
            INDEXES,
            SESSIONS,
            LIFETIMES,
            LOCK_DELAYS,
            ROOTS,
            KEYS)) {
      attempt(codec, garbage);
      if (garbage.length > 0) {
        garbage[0] = 1;
        attempt(codec, garbage);
      }
    }
  }

  @Example
  void shouldRefuseWhatIsCutAnywhere() {
    byte[] whole = CHECKS.encode(check());
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(MalformedDataException.class, () -> CHECKS.decode(NO_KEY, cut));
    }
  }

  @Example
  void shouldFillInWhatAnOlderVersionDidNotKnow() throws MalformedDataException {
    byte[] whole = INDEXES.encode(new CatalogIndex(7));
    assertEquals(new CatalogIndex(0), INDEXES.decode(NO_KEY, new byte[] {whole[0], 0}));
    assertEquals(check(), CHECKS.decode(NO_KEY, HexFormat.of().parseHex(FIRST_CHECK)));
    assertEquals(service(), SERVICES.decode(NO_KEY, HexFormat.of().parseHex(FIRST_SERVICE)));
  }

  @Example
  void shouldRefuseWhatANewerVersionAdded() {
    byte[] newer = {1, 2, 7, 7};
    assertThrows(MalformedDataException.class, () -> INDEXES.decode(NO_KEY, newer));
  }

  /** These bytes are on disks. */
  @Example
  void shouldKeepItsFormat() {
    assertEquals(
        FIRST_CHECK.replaceFirst("010c", "0110") + "00000000",
        HexFormat.of().formatHex(CHECKS.encode(check())));
    assertEquals(
        FIRST_SERVICE.replaceFirst("010e", "0113") + "0000000000",
        HexFormat.of().formatHex(SERVICES.encode(service())));
    assertEquals(
        "010c016900016e0f0664656c65746503313573cc3a00010163050601016f",
        HexFormat.of().formatHex(SESSIONS.encode(session("n"))));
    assertEquals(
        "0103016bd00f07", HexFormat.of().formatHex(LIFETIMES.encode(new KvLifetime("k", 2000, 7))));
    Coordinate coordinate = new Coordinate(List.of(1.0), 0, 0, 0);
    assertEquals(
        "010401610001bfe00300000000",
        HexFormat.of().formatHex(COORDINATES.encode(new CoordinateRow("a", "", coordinate, 0))));
  }

  @Example
  void shouldFindSessionsByTheirNodeInLowerCase() {
    assertArrayEquals(
        "node1\0i".getBytes(StandardCharsets.UTF_8),
        SessionSchema.sessions(9, 133).indexes().get(0).keyOf().apply(session("Node1")));
  }

  @Example
  void shouldEncodeEqualMapsEqually() {
    Map<String, String> meta = Map.of("a", "1", "b", "2", "c", "3", "d", "4");
    Map<String, String> same = Map.of("d", "4", "c", "3", "b", "2", "a", "1");
    assertArrayEquals(
        NODES.encode(new NodeRow("", "n", "", "", meta, meta, 1, 1)),
        NODES.encode(new NodeRow("", "n", "", "", same, same, 1, 1)));
  }

  @Example
  void shouldRefuseRecordsWhoseFieldsAreNotAllNamed() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new RecordCodec<>(CatalogIndex.class, List.of("modifyIndex", "more")));
  }

  private static SessionRow session(String node) {
    return new SessionRow(
        "i",
        "",
        node,
        15,
        SessionRow.DELETE,
        "15s",
        7500,
        List.of(),
        List.of("c"),
        List.of("o"),
        5,
        6);
  }

  private static CheckRow check() {
    return new CheckRow(
        "n", "c", "n", "passing", "", "ok", "", "", List.of("t=1", "t2"), "ttl", 5, 9);
  }

  private static ServiceRow service() {
    return new ServiceRow(
        "n", "", "s1", "web", List.of(), "", Map.of(), 80, Map.of(), 1, 1, false, 1, 1);
  }

  private static <R extends Row> void shouldComeBack(RowCodec<R> codec, R row)
      throws MalformedDataException {
    assertEquals(row, codec.decode(NO_KEY, codec.encode(row)));
  }

  private static void attempt(RowCodec<?> codec, byte[] bytes) {
    try {
      codec.decode(NO_KEY, bytes);
    } catch (MalformedDataException e) {
      assertFalse(e.getMessage().isBlank());
      assertFalse(new String(bytes, StandardCharsets.UTF_8).equals(e.getMessage()));
    }
  }
}
