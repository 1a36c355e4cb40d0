/**
 * What features see of the web: requests, replies, who may call. Owns the only file that imports
 * the web framework, the shape of errors, cookies and limits. Knows no feature and no SQL.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.http;
