package org.splectrum.se.github;

import java.security.interfaces.RSAPrivateKey;
import java.util.Objects;

/** What SE proves with that it is its GitHub App. Immutable. */
public final class AppCredentials {
    private final String appId;
    private final RSAPrivateKey key;

    /**
     * Reads what GitHub's settings page of the App gives.
     *
     * @param appId the App's id, or its client id
     * @param pem private key, PKCS#1 as GitHub makes it or PKCS#8; line ends may be written as {@code \n}
     * @throws IllegalArgumentException where one of them cannot be used; the message names the mend and shows no secret
     */
    public AppCredentials(String appId, String pem) {
        this.appId = Objects.requireNonNull(appId, "appId is null").strip();
        if (this.appId.isEmpty()) {
            throw new IllegalArgumentException("the GitHub App's id is empty: take it from the App's settings page");
        }
        this.key = PrivateKeys.read(pem);
    }

    String appId() {
        return appId;
    }

    RSAPrivateKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "App " + appId;
    }
}
