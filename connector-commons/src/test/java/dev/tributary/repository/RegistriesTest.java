package dev.tributary.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * From where packages come is settled on each machine, by its mirror or its proxy; a file that
 * names a registry works on its author's machine only.
 */
class RegistriesTest {

    /** Hosts with a bar for each dot, so that this file does not name them either. */
    private static final List<String> HOSTS =
            List.of(
                    "repo|maven|apache|org",
                    "repo1|maven|org",
                    "central|sonatype|com",
                    "oss|sonatype|org",
                    "maven|google|com",
                    "packages|confluent|io",
                    "plugins|gradle|org",
                    "services|gradle|org",
                    "jcenter|bintray|com",
                    "jitpack|io",
                    "registry|npmjs|org",
                    "registry|yarnpkg|com",
                    "pypi|org",
                    "files|pythonhosted|org",
                    "deb|debian|org",
                    "security|debian|org",
                    "archive|ubuntu|com",
                    "security|ubuntu|com",
                    "dl-cdn|alpinelinux|org",
                    "registry-1|docker|io",
                    "proxy|golang|org",
                    "crates|io",
                    "rubygems|org");

    private static final Pattern ANY =
            Pattern.compile(
                    HOSTS.stream()
                            .map(host -> Pattern.quote(host.replace('|', '.')))
                            .collect(Collectors.joining("|")));

    @Test
    void noFileNamesTheHostOfARegistry() {
        assertThat(RepositoryFiles.all())
                .filteredOn(file -> ANY.matcher(RepositoryFiles.bytes(file)).find())
                .isEmpty();
    }
}
