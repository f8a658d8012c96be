package org.splectrum.se.intake;

final class InMemoryDeliveriesTest extends DeliveriesContract {
    @Override
    protected Ports open(int limit) {
        InMemoryDeliveries deliveries = new InMemoryDeliveries(limit);
        return new Ports(deliveries, deliveries, deliveries);
    }
}
