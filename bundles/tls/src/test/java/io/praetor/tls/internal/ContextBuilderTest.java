package io.praetor.tls.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextBuilderTest {

  @TempDir Path directory;

  private TestAuthority authority;

  @BeforeEach
  void writeFiles() throws Exception {
    authority = TestAuthority.create("authority");
    KeyPair keys = TestAuthority.keys("EC");
    Pem.write(directory.resolve("cert.pem"), authority.issue("server", keys));
    Pem.write(directory.resolve("key.pem"), Pem.sec1(keys));
  }

  @Test
  void shouldWorkWithoutAnyAuthority() throws Exception {
    assertNotNull(build("", "", false));
  }

  @Test
  void shouldDemandAnAuthorityToVerifyWith() {
    assertEquals("VerifyIncoming set, and no CA certificate provided!", failure("", "", true));
  }

  @Test
  void shouldReadEveryFileOfADirectory() throws Exception {
    Path authorities = Files.createDirectory(directory.resolve("cas"));
    Pem.write(authorities.resolve("b.pem"), authority.certificate);
    Pem.write(authorities.resolve("a.pem"), TestAuthority.create("other").certificate);
    Files.createDirectory(authorities.resolve("not-a-file"));

    assertEquals(
        List.of(authorities.resolve("a.pem"), authorities.resolve("b.pem")),
        files("", "cas").authorityFiles());
    assertNotNull(build("", "cas", true));
  }

  @Test
  void shouldNameTheFileOfADirectoryThatIsNoAuthority() throws Exception {
    Path authorities = Files.createDirectory(directory.resolve("cas"));
    Path stray = Files.writeString(authorities.resolve("README"), "nothing here");

    assertEquals("ca_file " + stray + " holds no certificate", failure("", "cas", true));
  }

  @Test
  void shouldRefuseADirectoryWithoutAuthorities() throws Exception {
    Path authorities = Files.createDirectory(directory.resolve("cas"));

    assertEquals("ca_path " + authorities + " is empty", failure("", "cas", true));
  }

  @Test
  void shouldRefuseAKeyOfAnotherCertificate() throws Exception {
    Pem.write(directory.resolve("key.pem"), Pem.sec1(TestAuthority.keys("EC")));
    assertTrue(failure("", "", false).contains("does not belong to the first certificate"));

    Pem.write(directory.resolve("key.pem"), TestAuthority.keys("RSA").getPrivate());
    assertTrue(failure("", "", false).contains("does not belong to the first certificate"));
  }

  @Test
  void shouldTellANewFileFromAnOldOne() throws Exception {
    String before = files("", "").fingerprint();
    assertEquals(before, files("", "").fingerprint());

    Path key = directory.resolve("key.pem");
    Path copy = Files.copy(key, directory.resolve("copy"));
    Files.setLastModifiedTime(copy, Files.getLastModifiedTime(key));
    Files.delete(key);
    String without = files("", "").fingerprint();
    Files.move(copy, key);

    assertFalse(before.equals(without));
    assertFalse(before.equals(files("", "").fingerprint()));
  }

  @Test
  void shouldSeeThatAKeyIsOpenToEveryone() throws Exception {
    Path key = directory.resolve("key.pem");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    assertFalse(KeyFileMode.isReadableByOthers(key));

    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertTrue(KeyFileMode.isReadableByOthers(key));
  }

  private String failure(String caFile, String caPath, boolean verify) {
    return assertThrows(TlsException.class, () -> build(caFile, caPath, verify)).getMessage();
  }

  private Object build(String caFile, String caPath, boolean verify) throws TlsException {
    return new ContextBuilder(files(caFile, caPath), verify, false).build(null).context();
  }

  private TlsFiles files(String caFile, String caPath) {
    TestSettings settings = new TestSettings(directory, caFile, caPath, "TLSv1_2", false);
    return TlsFiles.of(
        settings.caFile(), settings.caPath(), settings.certFile(), settings.keyFile());
  }
}
