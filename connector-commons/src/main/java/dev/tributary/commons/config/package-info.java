/** Options that several connectors share, the checks on them, and the reference made from them. */
package dev.tributary.commons.config;
