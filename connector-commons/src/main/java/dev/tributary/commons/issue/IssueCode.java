package dev.tributary.commons.issue;

/** What can be wrong with a message; each connector has one enum of them. */
public interface IssueCode {

    /** The code's name, as {@code MSH_MISSING}; users filter and document by it. */
    String name();

    /** How bad it is where nothing says otherwise. */
    Severity severity();

    /** What is wrong and what to do about it, in one sentence without any value of the message. */
    String text();
}
