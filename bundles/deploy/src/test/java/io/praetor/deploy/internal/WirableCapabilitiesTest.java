package io.praetor.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WirableCapabilitiesTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "osgi.service;objectClass:List<String>=\"a.B,a.C\";uses:=\"a,osgi.extender\"",
        "osgi.service; objectClass=a.B, osgi.identity;type=bundle",
        "osgi.service;effective:=resolve;objectClass=a.B",
        "osgi.extender;osgi.extender=x;effective:=active",
        "osgi.extender ; effective := \"active\"; osgi.extender=\"a\\\";effective:=resolve\"",
      })
  void shouldLetPassWhatNobodyIsWiredTo(String header) {
    assertEquals(List.of(), WirableCapabilities.in(header));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "osgi.service;x;y=z",
        "osgi.extender;osgi.extender=x",
        "osgi.contract;osgi.contract=JavaServlet;version:Version=3;uses:=\"a,b\"",
        "osgi.serviceloader;osgi.serviceloader=a.B;effective:=resolve",
        "osgi.content;effective:=\"resolve\"",
        "osgi.extender;effective=active",
        "osgi.extender;x=\";effective:=active\"",
      })
  void shouldFindWhatOthersAreWiredTo(String clause) {
    String harmless = "osgi.service;objectClass=a.B";
    assertEquals(
        List.of(clause), WirableCapabilities.in(harmless + ", " + clause + "," + harmless));
  }

  @Test
  void shouldBeSaidAsClearlyAsPackages() throws Exception {
    Path jar =
        new GuestJar("lib", "1").with("Provide-Capability", "x;y=z").write(directory.resolve("l"));
    BundleFile file = BundleFile.read(jar);
    String message = assertThrows(DeployException.class, file::requirePlugin).getMessage();
    assertTrue(
        message.startsWith(
            "lib 1.0.0 provides capabilities that other bundles would be wired to (x;y=z)"),
        message);
  }
}
