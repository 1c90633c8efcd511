package dev.tributary.commons.config;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PolicyReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "masking.md");

    @Test
    void thePageOfMaskingIsAsTheProfilesSay() {
        ReferenceDocument.check(
                PAGE,
                PolicyReference.render(
                        "Masking",
                        """
                        What each profile does, what a policy is refused for, and which fields pass,
                        generated from the code. How to write a policy:
                        [masking policies](../masking-policy.md).
                        """));
    }
}
