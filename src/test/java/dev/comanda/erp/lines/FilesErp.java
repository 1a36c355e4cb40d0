package dev.comanda.erp.lines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An ERP in a process of its own, docs/LineAdapter.java, which can be killed. */
public final class FilesErp implements AutoCloseable {
  private final Path folder;
  private final URI address;
  private AdapterProcess process;

  /** Starts it on a folder, in which it has this document and sells product 10. */
  public FilesErp(Path folder, String document) throws IOException {
    this.folder = folder;
    Files.write(folder.resolve("products"), List.of("10"));
    Files.write(folder.resolve(document), List.of());
    process = new AdapterProcess(folder);
    address = process.address();
  }

  /** Where it is, whatever happens to it. */
  public URI address() {
    return address;
  }

  /** {@code kill -9}, and it starts again. */
  public void again() throws IOException {
    process.close();
    process = new AdapterProcess(folder, address.getPort());
  }

  /** The texts of what stands on a document. */
  public List<String> lines(String document) {
    try {
      return Files.readAllLines(folder.resolve(document)).stream()
          .map(line -> line.split("\t", -1))
          .map(cells -> cells[3])
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
