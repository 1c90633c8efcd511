/**
 * Calls of HTTP APIs: deadlines, repeats, authorization, TLS, proxies, JSON; no token in any text.
 */
package dev.tributary.api.http;
