/** What is to be known about files that somebody else writes. */
package dev.tributary.commons.files;
