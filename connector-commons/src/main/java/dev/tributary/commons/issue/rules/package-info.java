/** The user's own business rules: read from one file at start, held over every record. */
package dev.tributary.commons.issue.rules;
