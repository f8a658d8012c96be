package org.splectrum.se.gateway;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are out in the world: those of IANA's special-purpose registries are not, nor is an IPv4 address that is not
 * wherever an IPv6 address carries it.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6</a>
 */
final class PublicAddress {
    private static final List<Network> NOT_PUBLIC = List.of(
            network("0.0.0.0", 8),
            network("10.0.0.0", 8),
            network("100.64.0.0", 10), // carriers' NAT, and Alibaba's metadata
            network("127.0.0.0", 8),
            network("169.254.0.0", 16), // link-local, and most clouds' metadata
            network("172.16.0.0", 12),
            network("192.0.0.0", 24), // Oracle's metadata is here
            network("192.0.2.0", 24),
            network("192.88.99.0", 24),
            network("192.168.0.0", 16),
            network("198.18.0.0", 15),
            network("198.51.100.0", 24),
            network("203.0.113.0", 24),
            network("168.63.129.16", 32), // Azure's own
            network("224.0.0.0", 4),
            network("240.0.0.0", 4));

    /** All others than global unicast, and of that what is special. */
    private static final List<Network> NOT_PUBLIC_6 = List.of(
            network("2001::", 23), // Teredo, ORCHID, benchmarking and more
            network("2001:db8::", 32),
            network("3fff::", 20),
            network("2620:4f:8000::", 48));

    private static final Network GLOBAL_UNICAST = network("2000::", 3);
    private static final Network SIX_TO_FOUR = network("2002::", 16);
    private static final List<Network> NAT64 = List.of(network("64:ff9b::", 96));

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        return address instanceof Inet6Address six
                ? isPublic(six)
                : NOT_PUBLIC.stream().noneMatch(network -> network.holds(address));
    }

    private static boolean isPublic(Inet6Address six) {
        byte[] bytes = six.getAddress();
        if (six.isIPv4CompatibleAddress() || NAT64.stream().anyMatch(network -> network.holds(six))) {
            return is(four(bytes, 12));
        }
        if (SIX_TO_FOUR.holds(six)) {
            return is(four(bytes, 2));
        }
        return GLOBAL_UNICAST.holds(six) && NOT_PUBLIC_6.stream().noneMatch(network -> network.holds(six));
    }

    private static InetAddress four(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static Network network(String address, int bits) {
        return new Network(InetAddress.ofLiteral(address), bits);
    }

    private record Network(InetAddress start, int bits) {
        boolean holds(InetAddress address) {
            byte[] mine = start.getAddress();
            byte[] other = address.getAddress();
            if (mine.length != other.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
