/** What of Vault's HTTP interface the plugins use: encryption as a service, and secrets. */
package dev.tributary.commons.crypto.vault;
