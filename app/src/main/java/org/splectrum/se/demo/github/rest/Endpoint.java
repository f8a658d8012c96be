package org.splectrum.se.demo.github.rest;

/** What answers at one path; runs inside the forge's lock. */
interface Endpoint {
    Reply answer(Call call);
}
