package dev.comanda.http;

/** Whether what a route changes is written into the audit log: as what, or why not. */
public sealed interface Audit permits Action, Unaudited {}
