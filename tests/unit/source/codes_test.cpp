// SPDX-License-Identifier: MIT
#include "source/codes.hpp"

#include <string>

#include "source/diagnostic.hpp"
#include "support/catch.hpp"

using stackimpact::code_name;
using stackimpact::code_table;
using stackimpact::CodeInfo;

TEST_CASE("every card says what the code means, shows the mistake and then its fix") {
    for (const CodeInfo& info : code_table()) {
        INFO(code_name(info.code));
        const std::string card(info.explanation);
        const std::size_t wrong = card.find("\n  wrong: ");
        const std::size_t right = card.find("\n  right: ");
        CHECK_FALSE(info.title.empty());
        CHECK(card.find(".\n") < wrong);
        REQUIRE(wrong != std::string::npos);
        REQUIRE(right != std::string::npos);
        CHECK(wrong < right);
    }
}
