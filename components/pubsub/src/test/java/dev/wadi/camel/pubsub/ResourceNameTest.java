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

    /** The service would say of each message that it is invalid, and a policy could then skip them all. */
    @Test
    void refusesNamesThatNothingCanHave() {
        assertThatThrownBy(() -> ResourceName.topic("or ders", "shop")).isInstanceOf(PubSubException.class)
                .hasMessageContaining("'or ders' cannot be the name of one of Pub/Sub's topics");
        assertThatThrownBy(() -> ResourceName.topic("shop/orders", "shop")).isInstanceOf(PubSubException.class);
        assertThatThrownBy(() -> ResourceName.topic("projects/shop/topics/google", null)).isInstanceOf(PubSubException.class);
        assertThatThrownBy(() -> ResourceName.topic("", "shop")).isInstanceOf(PubSubException.class);
        assertThatThrownBy(() -> ResourceName.subscription("orders@0123abcd", "shop")).isInstanceOf(PubSubException.class);
        assertThat(ResourceName.topic("a+b%20c", "shop")).isEqualTo("projects/shop/topics/a+b%20c");
    }

    @Test
    void wantsAProjectForShortNames() {
        assertThatThrownBy(() -> ResourceName.topic("orders", " ")).isInstanceOf(PubSubException.class)
                .hasMessageContaining("has no project").hasMessageContaining("projects/PROJECT/topics/orders");
    }
}
