package it.apart;

import java.util.ArrayList;
import java.util.List;

/** Its type tells when they came. */
final class Order {
    static final List<Order> ALL = new ArrayList<>();

    private final byte[] body;

    Order(byte[] body) {
        this.body = body;
    }

    int size() {
        return body.length;
    }
}
