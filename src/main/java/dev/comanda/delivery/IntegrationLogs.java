package dev.comanda.delivery;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.comanda.delivery.console.LogFiles;
import dev.comanda.delivery.run.Told;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.LoggerFactory;

/**
 * What each integration was asked and what it did, in two files of its own: {@code <slug>_api.log}
 * and {@code <slug>_create_orderline.log}, each at most {@value #FILE_MIB} MiB and kept with
 * {@value #OLDER} older ones. They name lines and outcomes, never who signs in. Thread-safe.
 */
public final class IntegrationLogs implements Told, LogFiles, AutoCloseable {
  private static final int FILE_MIB = 5;
  private static final int OLDER = 3;
  private static final String API = "_api";
  private static final String LINES = "_create_orderline";

  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSX, UTC} %replace(%msg){'[\\r\\n]+', ' '}%n";

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Path folder;
  private final Map<String, Logger> loggers = new ConcurrentHashMap<>();

  /** In a folder, which is made when the first line is written. */
  public IntegrationLogs(Path folder) {
    this.folder = folder;
  }

  /** One was asked for something. */
  public void asked(String slug, String line) {
    at(slug + API).info(line);
  }

  @Override
  public void worked(String slug, String line) {
    at(slug + LINES).info(line);
  }

  @Override
  public List<Path> of(String slug, Which which) {
    var name =
        switch (which) {
          case LINES -> slug + LINES;
          case API -> slug + API;
        };
    var files = new ArrayList<Path>(List.of(folder.resolve(name + ".log")));
    for (int older = 1; older <= OLDER; older++) {
      files.add(folder.resolve(name + "." + older + ".log"));
    }
    return files;
  }

  private Logger at(String file) {
    return loggers.computeIfAbsent(file, this::open);
  }

  private Logger open(String file) {
    var logger = context.getLogger("integrations." + folder + "." + file);
    var appender = new RollingFileAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setFile(folder.resolve(file + ".log").toString());
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    var rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(folder.resolve(file + ".%i.log").toString());
    rolling.setMinIndex(1);
    rolling.setMaxIndex(OLDER);
    rolling.start();
    var large = new SizeBasedTriggeringPolicy<ILoggingEvent>();
    large.setContext(context);
    large.setMaxFileSize(FileSize.valueOf(FILE_MIB + "MB"));
    large.start();
    appender.setEncoder(encoder);
    appender.setRollingPolicy(rolling);
    appender.setTriggeringPolicy(large);
    appender.start();
    logger.setAdditive(false);
    logger.setLevel(Level.INFO);
    logger.addAppender(appender);
    return logger;
  }

  @Override
  public void close() {
    loggers.values().forEach(Logger::detachAndStopAllAppenders);
    loggers.clear();
  }
}
