package io.praetor.bridge.discovery.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.service.remoteserviceadmin.EndpointDescription;
import org.osgi.service.remoteserviceadmin.EndpointEvent;
import org.osgi.service.remoteserviceadmin.EndpointEventListener;

/** Who is told what; Compendium 122.6.3. */
class AnnouncementsTest {

  private static final String RED = "(colour=red)";
  private static final String ANY = "(endpoint.id=*)";

  private final List<String> told = new ArrayList<>();
  private final Announcements announcements = new Announcements(this::tell);

  private void tell(EndpointEventListener listener, EndpointEvent event, String filter) {
    listener.endpointChanged(event, filter);
  }

  private EndpointEventListener listener(String name) {
    return (event, filter) -> {
      EndpointDescription endpoint = event.getEndpoint();
      told.add(
          name
              + List.of("?", "+", "-", "?", "~", "?", "?", "?", "!").get(event.getType())
              + endpoint.getId()
              + " "
              + endpoint.getProperties().get("colour")
              + " "
              + filter);
    };
  }

  private void listen(long id, String name, String... filters) {
    announcements.listen(
        id, listener(name), Interest.of(Map.of("endpoint.listener.scope", filters)));
  }

  private void replace(String... idsAndColours) {
    Map<String, EndpointDescription> endpoints = new LinkedHashMap<>();
    for (int at = 0; at < idsAndColours.length; at += 2) {
      endpoints.put(idsAndColours[at], Samples.endpoint(idsAndColours[at], idsAndColours[at + 1]));
    }
    announcements.replace(endpoints);
  }

  private void assertTold(String... events) {
    assertEquals(List.of(events), told);
    told.clear();
  }

  @Test
  void shouldTellOfWhatComesChangesAndGoes() {
    listen(1, "l", ANY);
    replace("a", "red");
    assertTold("l+a red " + ANY);
    replace("a", "red");
    assertTold();
    replace("a", "blue");
    assertTold("l~a blue " + ANY);
    replace();
    assertTold("l-a blue " + ANY);
  }

  @Test
  void shouldTellLateListenersOfWhatIsThere() {
    replace("a", "red");
    listen(1, "l", "(port=1)", RED, ANY);
    assertTold("l+a red " + RED);
    announcements.forget(1);
    replace();
    assertTold();
  }

  @Test
  void shouldTellOnlyWhoIsInterested() {
    listen(1, "l", RED);
    listen(2, "none");
    listen(3, "wrong", "(((");
    replace("a", "blue");
    assertTold();
    replace("a", "red");
    assertTold("l+a red " + RED);
    replace("a", "green");
    assertTold("l!a green " + RED);
    replace();
    assertTold();
  }

  @Test
  void shouldFollowAnotherInterest() {
    listen(1, "l", RED);
    replace("a", "red", "b", "blue");
    assertTold("l+a red " + RED);
    listen(1, "l", "(colour=blue)");
    assertEquals(2, told.size());
    assertEquals(true, told.contains("l-a red " + RED));
    assertEquals(true, told.contains("l+b blue (colour=blue)"));
  }
}
