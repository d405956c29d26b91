package dev.wadi.camel.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ResourceNameTest {

    @Test
    void completesShortNames() {
        assertThat(ResourceName.topic("orders", "shop")).isEqualTo("projects/shop/topics/orders");
        assertThat(ResourceName.subscription("orders", "shop")).isEqualTo("projects/shop/subscriptions/orders");
        assertThat(ResourceName.schema("orders@0123abcd", "shop")).isEqualTo("projects/shop/schemas/orders@0123abcd");
    }

    @Test
    void usesFullNamesAsTheyAre() {
        assertThat(ResourceName.topic("projects/other/topics/orders", "shop")).isEqualTo("projects/other/topics/orders");
        assertThat(ResourceName.topic("projects/other/topics/orders", null)).isEqualTo("projects/other/topics/orders");
    }

    @Test
    void refusesNamesOfSomethingElse() {
        assertThatThrownBy(() -> ResourceName.topic("projects/shop/subscriptions/orders", "shop"))
                .hasMessage("'projects/shop/subscriptions/orders' is no name of the form projects/PROJECT/topics/NAME");
        assertThatThrownBy(() -> ResourceName.subscription("projects/shop", "shop")).isInstanceOf(PubSubException.class);
    }

    @Test
    void wantsAProjectForShortNames() {
        assertThatThrownBy(() -> ResourceName.topic("orders", " ")).isInstanceOf(PubSubException.class)
                .hasMessageContaining("has no project").hasMessageContaining("projects/PROJECT/topics/orders");
    }
}
