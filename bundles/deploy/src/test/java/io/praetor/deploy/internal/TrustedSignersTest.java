package io.praetor.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedSignersTest {

  private static final Duration YEAR = Duration.ofDays(365);

  @TempDir Path directory;

  @Test
  void shouldAcceptWhatATrustedOneSigned() throws Exception {
    Signer signer = Signer.create(YEAR);
    Path jar = signer.sign(jar());
    assertDoesNotThrow(() -> trusting(signer).require(jar));
  }

  @Test
  void shouldRefuseWhatNobodySigned() throws Exception {
    assertRefused(jar(), "is not signed with a certificate of the configured signers");
  }

  @Test
  void shouldRefuseWhatSomebodyElseSigned() throws Exception {
    assertRefused(Signer.create(YEAR).sign(jar()), "is not signed with a certificate");
  }

  @Test
  void shouldRefuseACertificateThatIsOver() throws Exception {
    Signer signer = Signer.create(Duration.ofHours(1));
    Path jar = signer.sign(jar());
    String message =
        assertThrows(DeployException.class, () -> trusting(signer).require(jar)).getMessage();
    assertTrue(message.contains("is not signed"), message);
  }

  @Test
  void shouldRefuseAFileThatWasAddedLater() throws Exception {
    Signer signer = Signer.create(YEAR);
    Path jar = signer.sign(jar());
    change(jar, "added.txt", "x");
    assertTrue(refusal(signer, jar).startsWith("added.txt is not signed"));
  }

  @Test
  void shouldRefuseAFileThatWasChangedLater() throws Exception {
    Signer signer = Signer.create(YEAR);
    Path jar = signer.sign(jar());
    change(jar, "io/praetor/deploy/guest/GuestActivator.class", "x");
    assertTrue(refusal(signer, jar).startsWith("the signature cannot be verified"));
  }

  @Test
  void shouldRefuseCodeThatPosesAsASignature() throws Exception {
    Signer signer = Signer.create(YEAR);
    Path jar = signer.sign(jar());
    change(jar, "META-INF/versions/17/Code.SF", "x");
    assertTrue(refusal(signer, jar).startsWith("META-INF/versions/17/Code.SF is not signed"));
  }

  /** A class loader finds "X.class/" where there is no "X.class". */
  @Test
  void shouldRefuseCodeThatPosesAsADirectory() throws Exception {
    Signer signer = Signer.create(YEAR);
    Path signed = signer.sign(jar());
    Path jar = directory.resolve("posing.jar");
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(signed));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = entry.getName();
        out.putNextEntry(new ZipEntry(name.endsWith(".class") ? name + "/" : name));
        out.write(in.readAllBytes());
      }
    }
    String message = refusal(signer, jar);
    assertTrue(message.endsWith("is a directory with content"), message);
  }

  @Test
  void shouldRefuseAJarThatLacksSomething() throws Exception {
    Signer signer = Signer.create(YEAR);
    Path jar = signer.sign(jar());
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Files.delete(files.getPath("io/praetor/deploy/guest/GuestActivator.class"));
    }
    assertTrue(refusal(signer, jar).endsWith("was signed and is missing"));
  }

  @Test
  void shouldRefuseAManifestThatWasChanged() throws Exception {
    Signer signer = Signer.create(YEAR);
    Path jar = signer.sign(jar());
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Path manifest = files.getPath("META-INF/MANIFEST.MF");
      String text = Files.readString(manifest);
      Files.writeString(manifest, text.replace("Bundle-Version: 1", "Bundle-Version: 9"));
    }
    assertTrue(refusal(signer, jar).startsWith("the signature cannot be verified"));
  }

  @Test
  void shouldRefuseWhatIsNoJar() throws Exception {
    Path file = Files.writeString(directory.resolve("x.jar"), "no jar");
    assertTrue(refusal(Signer.create(YEAR), file).startsWith("the signature cannot be verified"));
  }

  @Test
  void shouldSayWhichCertificateCannotBeRead() {
    String file = directory.resolve("absent.pem").toString();
    assertTrue(
        assertThrows(DeployException.class, () -> TrustedSigners.read(List.of(file)))
            .getMessage()
            .contains(file));
  }

  private void change(Path jar, String name, String content) throws Exception {
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Path entry = files.getPath(name);
      if (entry.getParent() != null) {
        Files.createDirectories(entry.getParent());
      }
      Files.writeString(entry, content);
    }
  }

  private void assertRefused(Path jar, String why) throws Exception {
    String message = refusal(Signer.create(YEAR), jar);
    assertTrue(message.contains(why), message);
  }

  private String refusal(Signer trusted, Path jar) {
    return assertThrows(DeployException.class, () -> trusting(trusted).require(jar)).getMessage();
  }

  private TrustedSigners trusting(Signer signer) throws Exception {
    return TrustedSigners.read(List.of(signer.pem(directory.resolve("signer.pem"))));
  }

  private Path jar() throws Exception {
    return new GuestJar("guest", "1").active().write(directory.resolve("guest.jar"));
  }
}
