package dev.wadi.catalog;

import dev.wadi.Golden;
import org.junit.jupiter.api.Test;

class TestFilePageTest {

    @Test
    void saysWhatTheRecordsSay() {
        Golden.check(Golden.file("docs/tests-of-connectors.md"), TestFilePage.text());
    }
}
