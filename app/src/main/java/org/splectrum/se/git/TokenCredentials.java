package org.splectrum.se.git;

import java.net.URI;
import java.util.Locale;
import org.eclipse.jgit.errors.UnsupportedCredentialItem;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/** Gives the token when asked, and to GitHub's own host only, wherever that may redirect to. */
final class TokenCredentials extends CredentialsProvider {
    /** GitHub's name for installations. */
    static final String USER = "x-access-token";

    private final URI githubUrl;
    private final String token;

    TokenCredentials(URI githubUrl, String token) {
        this.githubUrl = githubUrl;
        this.token = token;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        for (CredentialItem item : items) {
            if (!(item instanceof CredentialItem.Username) && !(item instanceof CredentialItem.Password)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        if (!isGitHub(uri)) {
            return false;
        }
        for (CredentialItem item : items) {
            switch (item) {
                case CredentialItem.Username name -> name.setValue(USER);
                case CredentialItem.Password password -> password.setValueNoCopy(token.toCharArray());
                default -> throw new UnsupportedCredentialItem(uri, item.getPromptText());
            }
        }
        return true;
    }

    private boolean isGitHub(URIish uri) {
        return lower(uri.getHost()).equals(lower(githubUrl.getHost()))
                && lower(uri.getScheme()).equals(lower(githubUrl.getScheme()))
                && uri.getPort() == githubUrl.getPort();
    }

    private static String lower(String text) {
        return String.valueOf(text).toLowerCase(Locale.ROOT);
    }
}
