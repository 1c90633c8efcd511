/**
 * How a person lets us at an account, and how the tokens that come of it stay fresh: OAuth 2.0 (RFC
 * 6749) with PKCE (RFC 7636), client credentials, and signed assertions (RFC 7523).
 */
package dev.tributary.api.oauth;
