package dev.tributary.api.money;

import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.IssueCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was found wrong with one object, each thing once. One thread uses it. */
public final class Findings {

    private final Set<Issue> issues = new LinkedHashSet<>();

    /**
     * Adds one.
     *
     * @param location a JSON path of names that the provider documents, as {@code $.fee}: never a
     *     name or a value that came with the data
     */
    public void add(IssueCode code, String location) {
        issues.add(Issue.of(code, location));
    }

    /** What was found so far, as a list of its own. */
    public List<Issue> list() {
        return new ArrayList<>(issues);
    }

    /** How many, nothing else. */
    @Override
    public String toString() {
        return "Findings[" + issues.size() + "]";
    }
}
