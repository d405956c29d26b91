package dev.wadi.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.camel.encoding.NestingLimit;
import org.junit.jupiter.api.Test;

/** The definition imports nothing of the runtime, so the two could come to say different things. */
class NestingOptionTest {

    @Test
    void theOptionHasTheBoundsOfTheConversions() {
        assertThat(ConnectorDefinition.USUAL_NESTING).isEqualTo(NestingLimit.DEFAULT.levels());
        assertThat(ConnectorDefinition.DEEPEST_NESTING).isEqualTo(NestingLimit.DEEPEST);
    }
}
