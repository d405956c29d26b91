package dev.wadi.delivery;

/**
 * How long the delivery tests run. Longer: {@code -Ddelivery.kills=200 -Ddelivery.changes=350000} for every test that kills,
 * whatever it would do by itself.
 */
final class DeliveryLoad {

    private DeliveryLoad() {}

    static int kills(int byDefault) {
        return Integer.getInteger("delivery.kills", byDefault);
    }

    static int changes(int byDefault) {
        return Integer.getInteger("delivery.changes", byDefault);
    }
}
