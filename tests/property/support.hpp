// SPDX-License-Identifier: MIT
#pragma once

#include <rapidcheck.h>

#include "support/catch.hpp"
#include "support/fingerprint.hpp"
#include "support/generate.hpp"

/// A law as a test: a failure prints the smallest counterexample that was found.
#define LAW(description, ...)                       \
    TEST_CASE(description) {                        \
        CHECK(rc::check(description, __VA_ARGS__)); \
    }
