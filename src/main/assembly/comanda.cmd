@echo off
rem Finds a Java and runs Comanda. See comanda --help.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if not defined COMANDA_HEAP set "COMANDA_HEAP=320m"
"%java%" --version 2>nul | findstr /r /b /c:"openjdk 2[5-9]" /c:"openjdk [3-9][0-9]" /c:"java 2[5-9]" /c:"java [3-9][0-9]" >nul
if errorlevel 1 (
  echo comanda: needs a JDK 25 or later. Get one from https://adoptium.net, or set JAVA_HOME to one you have. 1>&2
  exit /b 1
)
"%java%" -XX:+UseParallelGC -XX:-UsePerfData -Xms64m -Xmx%COMANDA_HEAP% -XX:+ExitOnOutOfMemoryError ^
  -XX:ReservedCodeCacheSize=80m -XX:MaxDirectMemorySize=96m -Djdk.nio.maxCachedBufferSize=131072 ^
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ^
  -jar "%~dp0comanda.jar" %*
exit /b %errorlevel%
