package org.splectrum.se.config;

import java.util.regex.Pattern;

/** How a host is written in an allow-list: {@code maven.example.org}, {@code *.example.org}, {@code example.org:8443}. */
final class Hosts {
    private static final Pattern FORM = Pattern.compile("(\\*\\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?");

    private Hosts() {}

    static boolean right(String host) {
        return FORM.matcher(host).matches();
    }

    static String wrong(String host) {
        return "“" + Section.cut(host) + "” is not a host; write it as maven.example.org, without https://";
    }
}
