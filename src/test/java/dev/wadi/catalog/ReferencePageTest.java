package dev.wadi.catalog;

import dev.wadi.Golden;
import org.junit.jupiter.api.Test;

class ReferencePageTest {

    @Test
    void saysWhatTheOptionRecordsSay() {
        Golden.check(Golden.file("docs/definitions.md"), ReferencePage.text());
    }
}
